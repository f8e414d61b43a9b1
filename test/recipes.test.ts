import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ciServices } from '../src/core/init/ci.js'
import { hookRunners } from '../src/core/init/hooks.js'
import { driverCommand } from '../src/core/init/merge-driver.js'
import { root } from './process/pm.js'

const { version } = createRequire(import.meta.url)('../package.json') as { version: string }

const install = `npm install --global --ignore-scripts backlog-pm@${version}\n`

test('README has CI install pm before the checkout, as pm init writes it', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const [, recipe = ''] = /\*\*In CI\*\*.*?\n```sh\n(.*?)```/s.exec(readme)!
  expect(recipe.indexOf('git clone')).toBeGreaterThan(0)
  expect(recipe.startsWith(install)).toBe(true)
  expect(recipe).not.toContain('npx')
  for (const make of Object.values(ciServices))
    expect(make({ folder: '', version }).files[0]!.text).toContain(install)
})

test.for(['README.md', 'docs/hooks.md', 'docs/ci.md'])('%s warns before it installs', (path) => {
  const text = readFileSync(join(root, path), 'utf8')
  const warning = text.indexOf('Before its first release `backlog-pm`')
  expect(warning).toBeGreaterThan(0)
  // In the README the warning stands below the first block, which it is about.
  const from = path === 'README.md' ? text.indexOf('**In CI**') : 0
  expect(text.indexOf('install --global', from)).toBeGreaterThan(warning)
})

const documents = [
  { path: 'docs/hooks.md', makers: Object.values(hookRunners) },
  { path: 'docs/ci.md', makers: Object.values(ciServices) },
]

describe.for(documents)('$path', ({ path, makers }) => {
  const text = readFileSync(join(root, path), 'utf8')
  const additions = makers.map((make) => make({ folder: '', version }))

  test.for(additions.flatMap(({ files }) => files))('shows $path as pm init writes it', (file) => {
    expect(text).toContain(file.path)
    expect(text).toContain(`\n${file.text}\`\`\`\n`)
  })
})

test('docs/merging.md shows the command of each clone', () => {
  const text = readFileSync(join(root, 'docs/merging.md'), 'utf8')
  expect(text).toContain(`\n${driverCommand('')}\n\`\`\`\n`)
})
