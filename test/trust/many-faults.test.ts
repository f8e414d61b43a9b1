import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { plainEnvironment } from '../process/pm.js'

const runner = fileURLToPath(new URL('process/run-files.js', import.meta.url))

const backlog = ['backlog.yaml']
const times = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index))
const flow = (count: number, make: (index: number) => string) => times(count, make).join(', ')
const items = (count: number, rest: string) =>
  times(count, (index) => `- {id: a${index}, title: A${index}, ${rest}}\n`).join('')

/** Files with so many faults of one kind that time in the square of their number would be minutes. */
const cases = [
  {
    of: 'values of one mapping',
    text: `- {id: a, title: A, fields: {${flow(60_000, (k) => `k${k}: {}`)}}}`,
    names: backlog,
  },
  {
    of: 'unknown KPIs',
    text: `- {id: a, title: A, kpis: {${flow(60_000, (k) => `k${k}: 1`)}}}`,
    names: backlog,
  },
  {
    of: 'entries of one list',
    text: `- {id: a, title: A, evidence: [${flow(30_000, () => '{kind: a, x: 1}')}]}`,
    names: backlog,
  },
  {
    of: 'unknown fields of one item',
    text: `- {id: a, title: A, ${flow(100_000, (k) => `k${k}: 1`)}}`,
    names: backlog,
  },
  { of: 'items with a wrong word', text: items(50_000, 'status: x'), names: backlog },
  { of: 'items with a wrong text', text: items(20_000, 'external: {jira: [x]}'), names: backlog },
  {
    of: 'files',
    text: `- {id: a, title: A, ${flow(500, (k) => `unknown${k}: 1`)}}`,
    names: times(200, (file) => `backlog/${file}.yaml`),
  },
]

function runOn(text: string, names: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'pm-faults-'))
  const file = join(folder, 'file')
  writeFileSync(file, text)
  const commands = [
    ['validate', '--format', 'json'],
    ['prioritize', '--format', 'json'],
  ]
  const { status, stdout, stderr } = spawnSync(process.execPath, [runner], {
    encoding: 'utf8',
    env: plainEnvironment(),
    input: JSON.stringify({ files: [file], names, commands }),
    maxBuffer: 1 << 28,
  })
  rmSync(folder, { recursive: true })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return JSON.parse(stdout)[0] as {
    readonly runs: readonly {
      readonly code: number
      readonly seconds: number
      readonly stdout: string
    }[]
    readonly memory: number
  }
}

// Seconds of the processor, so that it does not matter what else the machine does, and several times what it takes.
describe.each(cases)('very many faults: $of', ({ text, names }) => {
  test('are told in time, and no item with one is ranked', { timeout: 120_000 }, () => {
    const { runs, memory } = runOn(text, names)
    for (const { seconds } of runs) expect(seconds).toBeLessThan(6)
    expect(memory).toBeLessThan(500e6)
    expect(runs[0]!.code).toBe(1)
    expect(JSON.parse(runs[0]!.stdout).problems.length).toBeGreaterThan(900)
    const ranking = JSON.parse(runs[1]!.stdout)
    expect(ranking.items).toEqual([])
  })
})
