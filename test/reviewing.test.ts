import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { gates } from '../src/core/diff/gates.js'

const text = readFileSync(fileURLToPath(new URL('../docs/reviewing.md', import.meta.url)), 'utf8')
const formats = fileURLToPath(new URL('../fixtures/cases/diff/formats/stdout', import.meta.url))

test('docs/reviewing.md has every gate as it is told', () => {
  const rows = Object.entries(gates).map(([gate, { stops }]) => `| \`${gate}\` | ${stops} |`)
  expect(text.split('\n').filter((line) => /^\| `[a-z-]+` \| (?:the|an|what) /.test(line))).toEqual(
    expect.arrayContaining(rows),
  )
})

test('docs/reviewing.md has every field of the JSON', () => {
  const printed = readFileSync(formats, 'utf8')
  const document = JSON.parse(printed.slice(printed.indexOf('\n{\n') + 1))
  const [, table = ''] = text.split('## JSON')
  const named = table
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => line.split('|')[1]!.match(/\w+/g)!)
  expect(named.sort()).toEqual(Object.keys(document).sort())
})

test('docs/reviewing.md has every field of the JSON of the log', () => {
  const printed = readFileSync(
    fileURLToPath(new URL('../fixtures/cases/log/course/stdout', import.meta.url)),
    'utf8',
  )
  const documents = printed
    .split(/^(?=\{$)/m)
    .slice(1)
    .map((part) => JSON.parse(part.slice(0, part.indexOf('\n}\n') + 3)))
  const [, section = ''] = text.split('## JSON of the log')
  const [intro = '', ...tables] = section.split('| field | says |')
  const namedIn = (part: string | undefined) =>
    part!.split('\n').flatMap((line) => line.match(/^\| (.*?) \|/)?.[1]?.match(/\w+/g) ?? [])
  const [ranking, item] = tables.map(namedIn)
  expect(documents).toHaveLength(2)
  for (const { commits, ...document } of documents) {
    for (const name of Object.keys(document)) expect(intro).toContain(`\`${name}\``)
    const isOfItem = 'id' in document
    const shared = ranking!.slice(0, ranking!.indexOf('ranked') + 1)
    const expected = isOfItem ? [...shared, ...item!] : ranking!
    expect(Object.keys(commits[0]).sort()).toEqual([...expected].sort())
  }
})
