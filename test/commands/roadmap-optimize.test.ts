import { describe, expect, test } from 'vitest'
import { run } from '../../src/cli.js'
import type { Solver, SolverFailure } from '../../src/core/plan/optimal/program.js'
import { testIo } from '../io.js'
import { folder } from '../repository.js'

const backlog = `- {id: a, title: A, team: web, status: planned, effort: 6, confidence: 80%, rice: {reach: 900, impact: high}}
- {id: b, title: B, team: web, status: planned, effort: 5, confidence: 80%, rice: {reach: 700, impact: high}}
- {id: c, title: C, team: web, status: planned, effort: 5, confidence: 80%, rice: {reach: 600, impact: high}}
`

function config(roadmap: string): string {
  return `teams: {web: {capacity: 10}}\nroadmap: {start: 2027-Q1, periods: 2${roadmap}}\n`
}

/** What is said where HiGHS is missing, or gives no answer. */
const failures: Readonly<Record<string, () => Promise<Solver | SolverFailure>>> = {
  'is not installed': async () => ({ failure: 'is not installed' }),
  'ended with status 9': async () => ({
    relax: () => ({ failure: 'ended with status 9' }),
    solve: () => ({ failure: 'ended with status 9' }),
  }),
}

async function roadmap(
  pm: string,
  solver: () => Promise<Solver | SolverFailure>,
  ...args: string[]
) {
  const here = folder({ 'pm.yaml': pm, 'backlog.yaml': backlog })
  const io = testIo({ cwd: here.root, solver })
  const code = await run(['roadmap', ...args], io)
  return { code, stdout: io.stdout(), stderr: io.stderr(), here }
}

describe.each(Object.entries(failures))('where HiGHS %s', (failure, solver) => {
  test('a roadmap that --optimize asks for is none', async () => {
    const { code, stdout, stderr, here } = await roadmap(config(''), solver, '--optimize')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toBe(
      `pm: HiGHS, which finds the plan of greatest value, ${failure}\n  without --optimize the plan follows the ranking\n`,
    )
    expect(() => here.text('roadmap.md')).toThrow()
  })

  test('standard output is one JSON document still', async () => {
    const { code, stdout } = await roadmap(config(''), solver, '--optimize', '--format', 'json')
    expect(code).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({
      error: { message: expect.stringContaining(failure) },
    })
  })

  test('one that pm.yaml asks for follows the ranking, and says so', async () => {
    const plain = await roadmap(config(''), solver)
    const { code, stderr, here } = await roadmap(config(', optimize: true'), solver)
    expect(code).toBe(0)
    expect(stderr).toContain(`${failure}\n  the plan follows the ranking\n`)
    expect(here.text('roadmap.md')).toBe(plain.here.text('roadmap.md'))
  })
})

test('pm.yaml may ask for the plan of greatest value, and --no-optimize take it back', async () => {
  const solver = testIo({ cwd: '.' }).solver
  const asked = await roadmap(config(', optimize: true'), solver, '--format', 'json')
  const flagged = await roadmap(config(''), solver, '--optimize', '--format', 'json')
  expect(asked).toMatchObject({ code: 0, stdout: flagged.stdout })
  const { periods } = JSON.parse(asked.stdout)
  expect(periods[0].items.map(({ id }: { id: string }) => id)).toEqual(['b', 'c'])

  const back = await roadmap(
    config(', optimize: true'),
    solver,
    '--no-optimize',
    '--format',
    'json',
  )
  const plain = await roadmap(config(''), solver, '--format', 'json')
  expect(back).toMatchObject({ code: 0, stdout: plain.stdout })
  expect(JSON.parse(plain.stdout).comparison).toBe(null)
})

test('--check compares with the plan that pm.yaml asks for', async () => {
  const solver = testIo({ cwd: '.' }).solver
  const { here } = await roadmap(config(', optimize: true'), solver)
  const check = async (...args: string[]) =>
    run(['roadmap', '--check', ...args], testIo({ cwd: here.root }))
  expect(await check()).toBe(0)
  expect(await check('--no-optimize')).toBe(1)
})
