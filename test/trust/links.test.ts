import { spawnSync } from 'node:child_process'
import { rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { run } from '../../src/cli.js'
import { readFolder } from '../cases/folder.js'
import { testIo } from '../io.js'
import { needs } from '../needs.js'
import { bin, plainEnvironment } from '../process/pm.js'
import {
  fifo,
  folder,
  repository,
  type TestFolder,
  type Tree,
  unbornRepository,
} from '../repository.js'
import { stateOf } from '../state.js'
import { type Reading, readingLines } from './command-lines.js'

const sources = { worktree: [], index: ['--staged'], commit: ['--ref', 'HEAD'] } as const

/** No output and no written file may hold it. */
const SECRET = 'k3ep-0ut'

const files: Tree = {
  'pm.yaml': 'product: Shop\nroadmap: {file: docs/roadmap.md, start: 2027-Q1}\n',
  'backlog.yaml':
    '- {id: a, title: Alpha, status: planned, effort: 2, confidence: 80%, rice: {reach: 4, impact: high}, growth: {lift: 2}, moscow: must, kpis: {sales: 1}}\n',
  'backlog/more.yaml': '- {id: b, title: Beta}\n',
  'kpis.yaml':
    '- {id: sales, title: Sales, baseline: 1, target: 9, source: {file: metrics/sales.csv, date: day, value: sold}}\n',
  'kpis/more.yaml': '- {id: visits, title: Visits, baseline: 1, target: 9}\n',
  'metrics/sales.csv': 'day,sold\n2026-09-30,3\n',
  'frameworks/growth.yaml': 'inputs: {lift: {}, effort: {above: 0}}\nscore: lift / effort\n',
  'docs/roadmap.md': 'Ours.\n\n<!-- pm:roadmap:begin -->\n<!-- pm:roadmap:end -->\n',
}

/** What a link puts in place of each path: files that would work, and say the secret. */
const secrets: Readonly<Record<string, Tree | string>> = {
  'pm.yaml': `product: ${SECRET}\nvision: ${SECRET}\nframework: ${SECRET}\n`,
  'backlog.yaml': `- {id: ${SECRET}, title: ${SECRET}, statsu: ${SECRET}}\n`,
  backlog: { 'more.yaml': `- {id: ${SECRET}, title: ${SECRET}, statsu: ${SECRET}}\n` },
  'backlog/more.yaml': `{\n${SECRET}: [${SECRET}\n`,
  'kpis.yaml': `- {id: sales, title: ${SECRET}, baseline: ${SECRET}, target: 9}\n`,
  kpis: { 'more.yaml': `- {id: visits, title: ${SECRET}, baseline: 1, target: 9}\n` },
  'metrics/sales.csv': `day,sold\n${SECRET},${SECRET}\n`,
  metrics: { 'sales.csv': `${SECRET},day,sold\n${SECRET},2026-09-30,${SECRET}\n` },
  'frameworks/growth.yaml': `title: ${SECRET}\ninputs: {lift: {}}\nscore: lift * ${SECRET}\n`,
  frameworks: { 'growth.yaml': `title: ${SECRET}\ninputs: {lift: {}}\nscore: lift\n` },
  'docs/roadmap.md': `${SECRET}\n<!-- pm:roadmap:begin -->\n${SECRET}\n<!-- pm:roadmap:end -->\n`,
  docs: { 'roadmap.md': `${SECRET}\n<!-- pm:roadmap:begin -->\n<!-- pm:roadmap:end -->\n` },
}

const places = Object.keys(secrets)
const isOutput = (place: string) => place.startsWith('docs')

let readings: readonly Reading[] = []

beforeAll(async () => {
  readings = await readingLines('a', 'growth', 'b')
})

function put(at: TestFolder, path: string, content: Tree | string): void {
  at.add(
    typeof content === 'string'
      ? { [path]: content }
      : Object.fromEntries(
          Object.entries(content).map(([name, text]) => [`${path}/${name}`, text]),
        ),
  )
}

/** A repository in whose place a link leads to `target`. */
function linked(place: string, target: string): TestFolder {
  const at = unbornRepository(files)
  rmSync(join(at.root, place), { recursive: true })
  symlinkSync(target, join(at.root, place))
  at.git('add', '-A')
  at.git('commit', '-q', '-m', 'Link')
  return at
}

async function pm(cwd: string, argv: readonly string[]) {
  const io = testIo({ cwd })
  const code = await run(argv, io)
  return { code, said: io.stdout() + io.stderr() }
}

/** The command lines that read what stands at a place; from git in one format each. */
function readersOf(place: string, source: string): readonly Reading[] {
  const own = readings.filter(({ argv }) => !isOutput(place) || argv.includes('--check'))
  return own.filter(({ isDefault }) => isDefault || source === 'worktree')
}

test('without a link everything is read', async () => {
  const at = repository(files)
  for (const { argv } of readings) {
    const { code, said } = await pm(at.root, argv)
    const isOutOfDate = argv.includes('--check')
    expect({ argv, code, said }).toEqual({
      argv,
      code: isOutOfDate ? 1 : 0,
      said: expect.anything(),
    })
  }
})

describe.each(places)('a symbolic link in place of %s', (place) => {
  test.each(Object.entries(sources))('is not followed in the %s', async (source, flags) => {
    const outside = folder()
    put(outside, 'target', secrets[place]!)
    const at = linked(place, join(outside.root, 'target'))
    const before = [stateOf(at.root), stateOf(outside.root)]
    for (const { argv } of readersOf(place, source)) {
      const { code, said } = await pm(at.root, [...argv, ...flags])
      expect([1, 2], `${argv.join(' ')}: ${said}`).toContain(code)
      expect(said, argv.join(' ')).not.toContain(SECRET)
    }
    expect([stateOf(at.root), stateOf(outside.root)]).toEqual(before)
  })

  test('is not followed to another file of the repository', async () => {
    const at = linked(place, '/')
    put(at, 'elsewhere', secrets[place]!)
    rmSync(join(at.root, place))
    symlinkSync(place.includes('/') ? '../elsewhere' : 'elsewhere', join(at.root, place))
    const argv = isOutput(place) ? ['roadmap'] : ['validate']
    const { code, said } = await pm(at.root, argv)
    expect({ code, said }).toEqual({
      code: isOutput(place) ? 2 : 1,
      said: expect.stringContaining('symbolic link'),
    })
    expect(said).not.toContain(SECRET)
  })

  test('is not written through', async () => {
    const outside = folder()
    put(outside, 'target', secrets[place]!)
    const at = linked(place, join(outside.root, 'target'))
    const before = stateOf(outside.root)
    for (const argv of [['roadmap'], ['roadmap', '--keep-going'], ['init'], ['init', '--hooks']]) {
      const { said } = await pm(at.root, argv)
      expect(said, argv.join(' ')).not.toContain(SECRET)
    }
    expect(stateOf(outside.root)).toEqual(before)
    const texts = [...readFolder(at.root)].map(([path, bytes]) => `${path}: ${bytes}`)
    expect(texts.filter((text) => text.includes(SECRET))).toEqual([])
  })
})

describe('what would never end', () => {
  const ends = places.filter((place) => typeof secrets[place] === 'string')

  /** Runs pm in a process of its own, which is killed if it waits for ever. */
  function spawned(cwd: string, argv: readonly string[]) {
    const { status, signal, stdout, stderr } = spawnSync(process.execPath, [bin, ...argv], {
      cwd,
      encoding: 'utf8',
      env: plainEnvironment(),
      timeout: 30_000,
    })
    return { status, signal, said: stdout + stderr }
  }

  test.skipIf(needs('mkfifo')).each(ends)('is not waited for: a FIFO as %s', (place) => {
    for (const at of [unbornRepository(files), folder(files)]) {
      rmSync(join(at.root, place))
      at.add({ [place]: fifo })
      const lines = isOutput(place) ? [['roadmap'], ['roadmap', '--check']] : [['validate']]
      for (const argv of lines)
        expect(spawned(at.root, argv)).toEqual({
          status: isOutput(place) ? 2 : 1,
          signal: null,
          said: expect.stringContaining('FIFO'),
        })
    }
  })

  test.skipIf(needs('/dev/zero')).each(ends)('is not read: a link to a device as %s', (place) => {
    const at = linked(place, '/dev/zero')
    expect(spawned(at.root, isOutput(place) ? ['roadmap'] : ['validate'])).toEqual({
      status: isOutput(place) ? 2 : 1,
      signal: null,
      said: expect.stringContaining('symbolic link'),
    })
  })

  test.each(places)('is not followed: a link to itself as %s', async (place) => {
    const at = linked(place, place.split('/').pop()!)
    const { code, said } = await pm(at.root, isOutput(place) ? ['roadmap'] : ['validate'])
    expect({ code, said }).toEqual({
      code: isOutput(place) ? 2 : 1,
      said: expect.stringContaining('symbolic link'),
    })
  })
})
