import { describe, expect, test } from 'vitest'
import { readConfig } from '../../../src/core/config/read-config.js'
import { type Planning, planningOf } from '../../../src/core/plan/planning.js'
import { hintOf, messageOf, type Problem } from '../../../src/core/problems/problem.js'
import { readYaml } from '../../../src/core/yaml/read.js'
import { sourceFile } from '../../../src/core/yaml/source.js'

async function read(
  text: string,
): Promise<{ planning: Planning; problems: string[]; hints: (string | undefined)[] }> {
  const source = sourceFile('pm.yaml', text)
  const problems: Problem[] = []
  const report = (problem: Problem) => problems.push(problem)
  const tree = await readYaml(source, report)
  const planning = planningOf(readConfig(tree, source, report), report)
  return {
    planning,
    hints: problems.map(hintOf),
    problems: problems.map((each) => {
      const { line, column } = source.position(each.place.start)
      return `${line}:${column} ${each.rule}: ${messageOf(each)}`
    }),
  }
}

describe('the planning of pm.yaml', () => {
  test('is Now, Next, Later without anything', async () => {
    const { planning, problems } = await read('product: Acme\n')
    expect(problems).toEqual([])
    expect(planning.periods.map(({ name }) => name)).toEqual(['Now', 'Next', 'Later'])
    expect(planning.reserve).toBe(0)
    expect([...planning.capacities]).toEqual([])
  })

  test('has four quarters from a start, capacities by team and period, and a reserve', async () => {
    const { planning, problems } = await read(`
teams:
  payments: {capacity: 12 per quarter}
  web: {capacity: {default: 8, 2027-Q3: 1 per week}}
  design:
roadmap: {start: 2027-Q1, reserve: 20%, capacity: 4}
`)
    expect(problems).toEqual([])
    const names = planning.periods.map(({ name }) => name)
    expect(names).toEqual(['2027-Q1', '2027-Q2', '2027-Q3', '2027-Q4'])
    expect(planning.reserve).toBe(0.2)
    expect([...planning.capacities]).toEqual([
      ['payments', [12, 12, 12, 12]],
      ['web', [8, 8, 13, 8]],
      [null, [4, 4, 4, 4]],
    ])
  })

  test('needs no default where every period is given', async () => {
    const { planning, problems } = await read(`
teams: {web: {capacity: {2027-01: 1, 2027-02: 2}}}
roadmap: {start: 2027-01, period: month, periods: 2, reserve: 0.1}
`)
    expect(problems).toEqual([])
    expect(planning.capacities.get('web')).toEqual([1, 2])
    expect(planning.reserve).toBe(0.1)
  })

  test('has periods as long as the form of their start says', async () => {
    const { planning, problems } = await read('roadmap: {start: 2027-01, periods: 2}\n')
    expect(problems).toEqual([])
    expect(planning.periods.map(({ name }) => name)).toEqual(['2027-01', '2027-02'])
  })

  test('keeps the capacities of other times, which say nothing of these', async () => {
    const { planning, problems } = await read(`
teams: {web: {capacity: {default: 8, 2026-Q4: 5, 2027-Q2: 6, 2028-Q1: 7}}}
roadmap: {start: 2027-Q1}
`)
    expect(problems).toEqual([])
    expect(planning.capacities.get('web')).toEqual([8, 6, 8, 8])
  })

  test('has exceptions by name where there are no dates', async () => {
    const { planning, problems } = await read('teams: {web: {capacity: {default: 8, Later: 5}}}\n')
    expect(problems).toEqual([])
    expect(planning.capacities.get('web')).toEqual([8, 8, 5])
  })

  test.for([
    [
      'roadmap: {start: 2027-01-04}',
      '1:18 invalid-period: "2027-01-04" is no period: expected a quarter such as 2027-Q1 or a month such as 2027-01',
    ],
    [
      'roadmap: {start: Q1}',
      '1:18 invalid-period: "Q1" is no period: expected a quarter such as 2027-Q1 or a month such as 2027-01',
    ],
    [
      'roadmap: {start: 2027-Q1, period: month}',
      '1:18 invalid-period: "2027-Q1" is no period: expected a month such as 2027-01',
    ],
    [
      'roadmap: {start: 2027-01-32, period: {weeks: 2}}',
      '1:18 invalid-period: "2027-01-32" is no period: expected the first day of a period, such as 2027-01-04',
    ],
    ['teams: {web: {capacity: a lot}}', '1:25 invalid-capacity: "a lot" is no capacity'],
    [
      'teams: {web: {capacity: {default: -1}}}',
      '1:35 invalid-capacity: -1 is no capacity: it is below 0',
    ],
    [
      'teams: {web: {capacity: {2027-Q1: 1}}}\nroadmap: {start: 2027-Q1, periods: 2}',
      '1:25 invalid-capacity: this mapping is no capacity: it has no default and says nothing of 2027-Q2',
    ],
    [
      'teams: {web: {capacity: {default: 1, 2028-Q1: x}}}\nroadmap: {start: 2027-Q1}',
      '1:47 invalid-capacity: "x" is no capacity',
    ],
    [
      'teams: {web: {capacity: {default: 1, 2027-01-05: 1}}}\nroadmap: {start: 2027-01-04, period: {weeks: 2}}',
      '1:38 unknown-period: the roadmap has no period "2027-01-05"',
    ],
    [
      'teams: {web: {capacity: {default: 1, Q1: 1}}}\nroadmap: {start: 2027-Q1}',
      '1:38 invalid-period: "Q1" is no period: expected a quarter such as 2027-Q1',
    ],
    [
      'teams: {web: {capacity: {default: 1, 2027-Q1: 1}}}',
      '1:38 unknown-period: the roadmap has no period "2027-Q1"',
    ],
    ['roadmap: {capacity: {default: x}}', '1:31 invalid-capacity: "x" is no capacity'],
    [
      'roadmap: {reserve: 20}',
      '1:20 out-of-range: reserve must be a share from 0 to 1, or from 0% to 100%, got 20',
    ],
    [
      'roadmap: {reserve: some}',
      '1:20 invalid-type: reserve must be a share from 0 to 1, or from 0% to 100%, got "some"',
    ],
    [
      'roadmap: {reserve: 120%}',
      '1:20 out-of-range: reserve must be a share from 0 to 1, or from 0% to 100%, got "120%"',
    ],
  ] as const)('%s', async ([text, expected]) => {
    expect((await read(text)).problems).toEqual([expected])
  })

  test.for([
    ['start: 2027-01-04', '"2027-01-04" goes with period: {weeks: 2}'],
    ['start: 2027-Q1, period: month', '"2027-Q1" goes with period: quarter'],
    ['start: 2027-01, period: quarter', '"2027-01" goes with period: month'],
    ['start: 2027, period: quarter', undefined],
  ] as const)('is told what a start goes with: %s', async ([text, expected]) => {
    expect((await read(`roadmap: {${text}}`)).hints).toEqual([expected])
  })

  test.for(['start: [2027-Q1]', 'start: 2027-Q1, periods: 0', 'start: 2027-01, period: moon'])(
    'has no periods where they have an error, so that no period is called unknown: %s',
    async (text) => {
      const { planning, problems } = await read(`roadmap: {${text}}\n`)
      expect(problems).toHaveLength(1)
      expect(planning.periods).toEqual([])
    },
  )

  test('has its periods where another field of its section has an error', async () => {
    const { planning, problems } = await read('roadmap: {start: 2027-Q1, file: [], periods: 1}\n')
    expect(problems).toHaveLength(1)
    expect(planning.periods.map(({ name }) => name)).toEqual(['2027-Q1'])
  })
})

describe('a capacity that is given and cannot be read', () => {
  const quarters = '\nroadmap: {start: 2027-Q1, periods: 2}'
  const ofAll = ['web', 'api', null]
  test.for<readonly [string, readonly (string | null)[], boolean]>([
    [`teams: {web: {capacity: 12 per sprint}, api: {capacity: 3}}${quarters}`, ['web'], false],
    [`teams: {web: {capacity: [1]}, api: {}}${quarters}`, ['web'], false],
    [`teams: {web: 12, api: }${quarters}`, ['web'], false],
    [`teams: {web: {capacity: {default: 1, 2027-Q2: x}}}${quarters}`, ['web'], false],
    [`teams: {web: {capacity: {default: 1, 2027-Q2: [1]}}}${quarters}`, ['web'], false],
    [`teams: {web: {capacity: {default: 1, Q2: 3}}}${quarters}`, ['web'], false],
    [`teams: {web: {capacity: {2027-Q1: 3}}}${quarters}`, ['web'], false],
    // The roadmap does not have that period, or it is empty: the others hold.
    [`teams: {web: {capacity: {default: 1, 2028-Q1: x, 2027-Q2: }}}${quarters}`, [], false],
    ['teams: {web: {capacity: 1}}\nroadmap: {start: 2027-Q1, capacity: some}', [null], false],
    // Nor is it known without what is held back of it.
    [
      'teams: {web: {capacity: 1}, api: {capacity: 1}}\nroadmap: {capacity: 2, reserve: some}',
      ofAll,
      false,
    ],
    ['teams: {web: {capacity: 1}, api: {}}\nroadmap: {reserve: [20%]}', ['web'], false],
    [`teams: 12${quarters}`, [], true],
    [`teams: {web: {capacity: 1}, api: {}}${quarters}`, [], false],
  ])('%s', async ([text, teams, isEvery]) => {
    const { planning } = await read(text)
    expect([...planning.unread.teams].sort()).toEqual([...teams].sort())
    expect(planning.unread.isEvery).toBe(isEvery)
    for (const team of teams) expect(planning.capacities.has(team)).toBe(false)
  })
})
