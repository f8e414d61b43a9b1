import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { run } from '../../src/cli.js'
import { readFolder } from '../cases/folder.js'
import { drawing } from '../core/yaml/mutate.js'
import { fuzzCount, fuzzSeed, fuzzTimeout } from '../fuzz.js'
import { testIo } from '../io.js'
import { folder } from '../repository.js'
import { readingLines } from './command-lines.js'
import { misplaced, type Validation } from './misplaced.js'
import { disturbed } from './odd-values.js'

const acme = fileURLToPath(new URL('../../fixtures/acme', import.meta.url))
const files = [
  'pm.yaml',
  'backlog/payments.yaml',
  'backlog/web.yaml',
  'kpis/growth.yaml',
  'frameworks/growth.yaml',
  'metrics/conversion.csv',
  'roadmap.md',
]
const count = fuzzCount(60, 300)
const name = `${count} repositories with disturbed files are read or refused by every command`

test(name, { timeout: fuzzTimeout(count, 1000) }, async () => {
  const draw = drawing(fuzzSeed)
  const lines = [
    ...(await readingLines('pay-1', 'growth', 'web-1')).map(({ argv }) => argv),
    ['roadmap'],
  ]
  const { root } = folder()
  cpSync(acme, root, { recursive: true })
  const originals = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]))
  for (let i = 0; i < count; i++) {
    for (const [file, text] of originals) writeFileSync(join(root, file), text)
    const file = files[draw(files.length)]!
    const text = disturbed(originals.get(file)!, draw)
    writeFileSync(join(root, file), text)
    const about = `${i}: ${file}: ${JSON.stringify(text)}`

    const { code, stdout, stderr } = await pm(root, ['validate', '--format', 'json'])
    expect([0, 1], `${stderr}${about}`).toContain(code)
    const { problems } = JSON.parse(stdout) as Validation
    const texts = [...readFolder(root)].map(([path, bytes]) => [path, bytes.toString()] as const)
    expect(misplaced(problems, new Map(texts)), about).toEqual([])

    const argv = lines[draw(lines.length)]!
    const done = await pm(root, argv)
    expect([0, 1, 2], `${argv.join(' ')}: ${done.stderr}${about}`).toContain(done.code)
  }
})

async function pm(cwd: string, argv: readonly string[]) {
  const io = testIo({ cwd })
  const code = await run(argv, io)
  return { code, stdout: io.stdout(), stderr: io.stderr() }
}
