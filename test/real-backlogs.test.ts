import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { run } from '../src/cli.js'
import { testIo } from './io.js'
import { noSharedData, sharedData } from './shared-data.js'

const examples = fileURLToPath(new URL('../fixtures/examples', import.meta.url))
const folders: string[] = []

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A new folder with the configuration of an example and copies of shared data: theirs by ours. */
function repository(example: string | undefined, copies: Readonly<Record<string, string>>): string {
  const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'pm-real-')))
  folders.push(cwd)
  if (example) cpSync(join(examples, example), cwd, { recursive: true })
  for (const [to, from] of Object.entries(copies)) {
    mkdirSync(join(cwd, to, '..'), { recursive: true })
    cpSync(join(sharedData!, from), join(cwd, to), { recursive: true })
  }
  return cwd
}

interface Problem {
  readonly rule: string
  readonly severity: string
  readonly message: string
  readonly file: string
  readonly line: number
  readonly column: number
}

interface Validation {
  readonly problems: readonly Problem[]
  readonly summary: Readonly<Record<'files' | 'items' | 'kpis' | 'errors' | 'warnings', number>>
}

interface Prioritized {
  readonly framework: string
  readonly items: readonly { readonly id: string; readonly rank: number; readonly score: number }[]
  readonly unscored: readonly { readonly id: string; readonly missing: readonly string[] }[]
  readonly leftOut: readonly { readonly id: string | null; readonly file: string }[]
}

async function json<T>(cwd: string, ...argv: string[]): Promise<{ code: number; value: T }> {
  const io = testIo({ cwd })
  const code = await run([...argv, '--format', 'json'], io)
  return { code, value: JSON.parse(io.stdout()) as T }
}

async function text(cwd: string, ...argv: string[]) {
  const io = testIo({ cwd })
  const code = await run(argv, io)
  return { code, stdout: io.stdout(), stderr: io.stderr() }
}

describe('the proposals of Kubernetes, through the mapping of the example', () => {
  let folder: string | undefined
  const keps = () => {
    folder ??= repository('keps', { keps: 'backlogs/kubernetes-keps' })
    return folder
  }

  it('are all read, and their defects are found at the value', async ({ skip }) => {
    if (!sharedData) skip(noSharedData)
    const { code, value } = await json<Validation>(keps(), 'validate')
    expect(code).toBe(1)
    const errors = value.problems.filter(({ severity }) => severity === 'error')
    const faults = (rule: string) => errors.filter((found) => found.rule === rule)
    expect(new Set(errors.map(({ rule }) => rule))).toEqual(
      new Set(['invalid-date', 'unmapped-value', 'duplicate-id', 'yaml-syntax']),
    )
    const dates = faults('invalid-date').map(({ message }) => message)
    expect(dates).toHaveLength(5)
    expect(dates).toContain(
      'creation-date (started) must be a date, got "2023-14-05": there is no month 14',
    )
    expect(faults('unmapped-value').map(({ file, line, column }) => [file, line, column])).toEqual([
      ['keps/NNNN-kep-template/kep.yaml', 9, 9],
      ['keps/sig-api-machinery/5000-api-linting-crd-schema-tooling/kep.yaml', 8, 9],
      ['keps/sig-node/2625-cpumanager-policies-thread-placement/kep.yaml', 8, 9],
    ])
    expect(faults('unmapped-value')[2]!.message).toContain('"imlpemented"')
    expect(faults('duplicate-id')).toHaveLength(3)
    for (const { message } of faults('duplicate-id')) expect(message).toContain('"kep-0000"')
    // Two files close a list with a ] in the first column, which YAML does not allow.
    const unreadable = faults('yaml-syntax').map(({ file, line, column }) => [file, line, column])
    expect(unreadable).toEqual([
      ['keps/sig-node/5419-pod-level-resources-in-place-resize/kep.yaml', 21, 1],
      ['keps/sig-node/5573-remove-cgroup-v1/kep.yaml', 23, 1],
    ])
    expect(value.summary).toMatchObject({ files: 417, items: 416 - unreadable.length })
  })

  it('are not ranked without inputs, and that is said', async ({ skip }) => {
    if (!sharedData) skip(noSharedData)
    const cwd = keps()
    const { value } = await json<Prioritized>(cwd, 'prioritize')
    expect(value.items).toEqual([])
    expect(value.unscored.length).toBeGreaterThan(150)
    for (const { missing } of value.unscored) expect(missing).toContain('reach')
    const shown = await text(cwd, 'prioritize')
    expect(shown.code).toBe(1)
    expect(shown.stdout).toMatch(/reach/)
  })
})

describe('a board of 318 tasks, through the mapping to WSJF', () => {
  const board = () =>
    repository('wsjf-board', { 'backlog.yml': 'backlogs/agentic-dev-orchestrator.backlog.yml' })

  it('has six ids twice, and leaves out those twelve items', async ({ skip }) => {
    if (!sharedData) skip(noSharedData)
    const cwd = board()
    const { code, value } = await json<Validation>(cwd, 'validate')
    expect(code).toBe(1)
    expect(value.summary.items).toBe(318)
    const repeated = value.problems.filter(({ rule }) => rule === 'duplicate-id')
    const ids = repeated.flatMap(({ message }) => /"(code-\d+)"/.exec(message)?.[1] ?? [])
    expect([...new Set(ids)].sort()).toEqual([...oracle().duplicate_ids].sort())
    const { value: ranking } = await json<Prioritized>(cwd, 'prioritize')
    expect(ranking.leftOut).toHaveLength(12)
    expect(new Set(ranking.leftOut.map(({ id }) => id))).toEqual(new Set(oracle().duplicate_ids))
    expect(ranking.items).toHaveLength(306)
    expect(ranking.unscored).toEqual([])
  })

  it('scores as published, and items of the same inputs share a rank', async ({ skip }) => {
    if (!sharedData) skip(noSharedData)
    const { value } = await json<Prioritized>(board(), 'prioritize')
    const published = oracle().items
    expect(published).toHaveLength(6)
    for (const { id, exact } of published) {
      const [numerator, denominator] = exact.split('/').map(Number)
      expect(value.items.find((item) => item.id === id)?.score).toBe(numerator! / denominator!)
    }
    const unlike = value.items.filter(({ score }) => score !== 3)
    expect(unlike.map(({ id, rank }) => [id, rank])).toEqual([
      ['json-simple-task', 1],
      ['json-pip-installable', 2],
      ['json-sample-task', 3],
      ['json-test-coverage', 306],
    ])
    const alike = value.items.filter(({ score }) => score === 3)
    expect(alike).toHaveLength(302)
    expect(new Set(alike.map(({ rank }) => rank))).toEqual(new Set([4]))
    expect(alike.map(({ id }) => id)).toEqual(alike.map(({ id }) => id).sort())
  })
})

interface Oracle {
  readonly items: readonly { readonly id: string; readonly exact: string }[]
  readonly duplicate_ids: readonly string[]
}

function oracle(): Oracle {
  const file = join(sharedData!, 'oracles', 'oracle-wsjf-agentic-dev-orchestrator.json')
  return JSON.parse(readFileSync(file, 'utf8')) as Oracle
}

describe('planning files that are not valid YAML', () => {
  it.for([
    ['docker-optimizer-agent.backlog.yml', 11, 52],
    ['decy.roadmap.yaml', 638, 36],
  ] as const)('%s is reported at %i:%i', async ([name, line, column], { skip }) => {
    if (!sharedData) skip(noSharedData)
    const cwd = repository(undefined, { 'backlog/broken.yaml': `hostile/real-broken/${name}` })
    const { code, value } = await json<Validation>(cwd, 'validate')
    expect(code).toBe(1)
    // The note on what is not listed stands above the list.
    const listed = value.problems.filter(({ rule }) => rule !== 'too-many-problems')
    expect(listed[0]).toMatchObject({ file: 'backlog/broken.yaml', line, column })
  })
})
