import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { run } from '../../src/cli.js'
import { readFolder } from '../cases/folder.js'
import { testIo } from '../io.js'
import { needs } from '../needs.js'
import { folder, type TestFolder, unbornRepository } from '../repository.js'
import { type Reading, readingLines } from './command-lines.js'

const acme = fileURLToPath(new URL('../../fixtures/acme', import.meta.url))

let readings: readonly Reading[] = []

beforeAll(async () => {
  readings = await readingLines('pay-1', 'growth', 'web-1')
})

function acmeIn(at: TestFolder): TestFolder {
  cpSync(acme, at.root, { recursive: true })
  return at
}

/** What every command line prints in a folder, by its arguments. */
async function outputsIn(
  cwd: string,
  { flags = [], width }: { readonly flags?: readonly string[]; readonly width?: number } = {},
): Promise<Record<string, string>> {
  const outputs: Record<string, string> = {}
  for (const { argv } of readings) {
    const isTerminal = width !== undefined
    const io = testIo({ cwd, isTerminal, ...(isTerminal && { width, env: { NO_COLOR: '1' } }) })
    const code = await run([...argv, ...flags], io)
    outputs[argv.join(' ')] = `${code}\n${io.stdout()}${io.stderr()}`
  }
  return outputs
}

describe('the same backlog gives the same bytes', () => {
  let expected: Readonly<Record<string, string>> = {}

  beforeAll(async () => {
    expected = await outputsIn(acmeIn(folder()).root)
  })

  test('whichever file was written first', async () => {
    const at = folder()
    for (const [path, bytes] of [...readFolder(acme)].sort().reverse()) {
      mkdirSync(dirname(join(at.root, path)), { recursive: true })
      writeFileSync(join(at.root, path), bytes)
    }
    expect(await outputsIn(at.root)).toEqual(expected)
  })

  test('in whichever order pm.yaml names the files', async () => {
    const at = acmeIn(folder())
    const config = at.text('pm.yaml')
    const paths = readdirSync(join(at.root, 'backlog')).map((name) => `backlog/${name}`)
    for (const order of [paths.toSorted(), paths.toSorted().reverse(), rotated(paths, 2)]) {
      at.add({ 'pm.yaml': `${config}\nbacklog: [${order.join(', ')}]\n` })
      expect(await outputsIn(at.root)).toEqual(expected)
    }
  })

  test('in whichever order the items of a file stand, but for the places of things', async () => {
    const at = acmeIn(folder())
    const flipped = acmeIn(folder())
    for (const name of readdirSync(join(at.root, 'backlog'))) {
      const path = join(flipped.root, 'backlog', name)
      writeFileSync(path, withItemsReversed(readFileSync(path, 'utf8')))
    }
    expect(withoutPlaces(await outputsIn(flipped.root))).toEqual(
      withoutPlaces(await outputsIn(at.root)),
    )
  })

  test('however wide the terminal is, in every format but the tables for it', async () => {
    const at = acmeIn(folder())
    const formats = new Map(readings.map(({ argv, format }) => [argv.join(' '), format]))
    const isFor = (line: string) =>
      ['json', 'csv', 'markdown', 'github', 'sarif', 'junit'].includes(formats.get(line)!)
    const chosen = (outputs: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(outputs).filter(([line]) => isFor(line)))
    expect(Object.keys(chosen(expected)).length).toBeGreaterThan(10)
    for (const width of [20, 80, 300])
      expect(chosen(await outputsIn(at.root, { width }))).toEqual(chosen(expected))
  })

  test.skipIf(needs('git'))('from the work tree, the index and the commit', async () => {
    const at = acmeIn(unbornRepository())
    at.git('add', '-A')
    at.git('commit', '-q', '-m', 'Start')
    rmSync(join(at.root, '.git/hooks'), { recursive: true, force: true })
    const own = withoutSource(expected)
    expect(withoutSource(await outputsIn(at.root))).toEqual(own)
    expect(withoutSource(await outputsIn(at.root, { flags: ['--ref', 'HEAD'] }))).toEqual(own)
    expect(withoutSource(await outputsIn(at.root, { flags: ['--staged'] }))).toEqual(own)
  })
})

function rotated<T>(list: readonly T[], by: number): T[] {
  return [...list.slice(by), ...list.slice(0, by)]
}

/** The text of a backlog file with the items of its list in the other order. */
function withItemsReversed(text: string): string {
  const [head = '', ...items] = text.split(/^(?= {2}- id:)/m)
  return (
    head +
    items
      .map((item) => `${item.trimEnd()}\n`)
      .reverse()
      .join('')
  )
}

// Problems are told in the order of their places.
function withoutPlaces(outputs: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.entries(outputs).filter(([line]) => !line.startsWith('validate'))
  return mapped(Object.fromEntries(kept), (text) =>
    text
      .replace(/("(?:file|line|column)": )[^\n]*/g, '$1')
      .replace(/[\w/-]+\.yaml[:,]\d+(?::\d+)?/g, 'place'),
  )
}

// Rules that depend on the day are silent for what is staged; of this backlog they say nothing.
function withoutSource(outputs: Readonly<Record<string, string>>): Record<string, string> {
  return mapped(outputs, (text) => text.replace(/"source": \{[^}]*\}/, ''))
}

function mapped(
  outputs: Readonly<Record<string, string>>,
  change: (text: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(outputs).map(([line, text]) => [line, change(text)]))
}
