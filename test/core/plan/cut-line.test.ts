import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { growthOf } from '../../../src/core/plan/growth.js'
import { bestPlan } from '../../../src/core/plan/optimal/best-plan.js'
import type { Plan } from '../../../src/core/plan/plan.js'
import { loadHighsSolver } from '../../../src/edges/highs.js'
import { modelFor, planFor, type Setting, type Written } from './backlog.js'
import { instance, setting } from './instances.js'

const solver = await loadHighsSolver()

/** What stands first below the line, by period and team: its id, its work, how much of that does not fit, where it stands. */
function lines({ periods }: Plan) {
  return periods.map(({ teams }) =>
    Object.fromEntries(
      teams.flatMap(({ team, below }) =>
        below ? [[team, [below.item.id, below.needs, below.lacks, below.end]]] : [],
      ),
    ),
  )
}

/** The setting with more capacity of a team in one period. */
function withMore(given: Setting, team: string | null, period: number, more: number): Setting {
  const count = given.start === undefined ? 3 : (given.periods ?? 4)
  const before = given.capacities?.[team ?? ''] ?? 0
  const each = Array.from({ length: count }, (_, at) =>
    typeof before === 'number' ? before : before[at]!,
  )
  return {
    ...given,
    capacities: { ...given.capacities, [team ?? '']: each.with(period, each[period]! + more) },
  }
}

function placeOf({ periods }: Plan, id: string): number {
  const at = periods.findIndex(({ items }) => items.some(({ item }) => item.id === id))
  return at < 0 ? Number.POSITIVE_INFINITY : at
}

const web = (id: string, effort: number, more: Partial<Written> = {}): Written => {
  return { id, team: 'web', score: 1, effort, ...more }
}

describe('the line below which a period is full', () => {
  // 10 a quarter: a and b fill 9 of the first, c needs 4 and 1 is left, so it waits; d, of 1, goes before it.
  const given = { start: '2027-Q1', periods: 2, capacities: { web: 10 } }
  const items: readonly Written[] = [
    { id: 'a', team: 'web', score: 9, effort: 6 },
    { id: 'b', team: 'web', score: 8, effort: 3 },
    { id: 'c', team: 'web', score: 7, effort: 4 },
    { id: 'd', team: 'web', score: 6, effort: 1 },
    { id: 'e', team: 'web', score: 5, effort: 9 },
    { id: 'f', team: 'web', score: 4, effort: 8 },
  ]

  test('has the first item under it that does not fit, and by how much', () => {
    expect(lines(planFor(given, items))).toEqual([
      { web: ['c', 4, 3, '2027-Q2'] },
      { web: ['e', 9, 3, null] },
    ])
  })

  test('has nothing under it where nothing lacks room', () => {
    expect(lines(planFor(given, items.slice(0, 2)))).toEqual([{}, {}])
  })

  test('has nothing under it that waits for another item or its agreed period', () => {
    const waiting: Written[] = [
      { id: 'a', team: 'web', score: 9, effort: 6, period: '2027-Q2' },
      { id: 'b', team: 'web', score: 8, effort: 6, dependsOn: ['a'] },
    ]
    expect(lines(planFor(given, waiting))).toEqual([{}, {}])
  })

  test('counts with an item what it pulls with it', () => {
    const pulling: Written[] = [
      { id: 'a', team: 'web', score: 9, effort: 12 },
      { id: 'b', team: 'web', score: 8, effort: 5, dependsOn: ['c'] },
      { id: 'c', team: 'web', score: 1, effort: 6 },
    ]
    const [, second] = planFor(given, pulling).periods
    expect(second!.teams[0]!.below).toMatchObject({ together: ['c'], needs: 11, lacks: 3 })
  })

  test('counts capacity until a date inside the period', () => {
    // On 14 February half of the quarter is gone: 5 of 10 are done, and 8 of 16 would be.
    const [first] = planFor(given, [web('a', 8, { hard: '2027-02-14' })]).periods
    expect(first!.teams[0]!.below).toMatchObject({ needs: 8, lacks: expect.closeTo(6, 9) })
  })

  test('counts what shipped beyond the capacity of the period', () => {
    const shipped = web('done', 14, { status: 'shipped', shipped: '2027-01-31' })
    const [first] = planFor(given, [shipped, web('a', 3)]).periods
    expect(first!.teams[0]!.below).toMatchObject({ needs: 3, lacks: 7, end: '2027-Q2' })
  })

  test('names each team that lacks room for what several do', () => {
    const both = { id: 'a', score: 1, effort: { web: 25, api: 21, ops: 99 } }
    const plan = planFor({ ...given, capacities: { web: 10, api: 10 } }, [both])
    const [, { teams }] = plan.periods as [unknown, Plan['periods'][number]]
    expect(
      teams.map(({ team, below }) => [team, below?.needs, below?.lacks, below?.others]),
    ).toEqual([
      ['api', 21, 1, [{ team: 'web', lacks: 5 }]],
      ['ops', undefined, undefined, undefined],
      ['web', 25, 5, [{ team: 'api', lacks: 1 }]],
    ])
    expect(growthOf(plan).map(({ team, items: [grown] }) => [team, grown])).toEqual([
      ['api', expect.objectContaining({ more: 1, others: [{ team: 'web', lacks: 5 }] })],
      ['web', expect.objectContaining({ more: 5, others: [{ team: 'api', lacks: 1 }] })],
    ])
  })

  test('says in what order items come in when capacity grows', () => {
    expect(growthOf(planFor(given, items))).toEqual([
      {
        team: 'web',
        items: [
          expect.objectContaining({ rank: 6, more: 2 }),
          expect.objectContaining({ rank: 5, more: 3 }),
        ],
      },
    ])
  })
})

/** Work of single teams that nothing binds but capacity and rank, so that nothing else takes what a team has more. */
const plain = instance.map((items) =>
  items
    .filter(({ status, effort }) => status !== 'shipped' && typeof effort !== 'object')
    .map(({ hard: _, worthless: __, period: ___, dependsOn: ____, ...rest }): Written => rest),
)

/** The same with dates inside periods, what shipped, and one item of two teams. */
const dated = instance.map((items) => {
  const [shared] = items.filter(({ effort, status }) => {
    return typeof effort === 'object' && effort !== null && status !== 'shipped'
  })
  return items
    .filter((each) => each === shared || typeof each.effort !== 'object')
    .map(({ period: _, dependsOn: __, parent: ___, ...rest }): Written => rest)
})

describe('for any backlog', () => {
  test('what a team lacks is the least capacity in the period that is enough, dates and other teams included', () => {
    let [inside, shared] = [0, 0]
    fc.assert(
      fc.property(setting, dated, (drawn, items) => {
        const given = { ...drawn, reserve: 0 }
        const plan = planFor(given, items)
        plan.periods.forEach(({ teams, period: { end } }, period) => {
          for (const { team, below } of teams) {
            if (!below) continue
            const { item, lacks, others } = below
            const isFirst = ({ team }: { readonly team: string | null }) =>
              teams.find((each) => each.team === team)!.below?.item.id === item.id
            if (!others.every(isFirst)) continue
            const withAll = (share: number) =>
              [{ team, lacks: lacks * share }, ...others].reduce(
                (all, each) => withMore(all, each.team, period, each.lacks + 1e-6),
                given as Setting,
              )
            const after = planFor(withAll(1), items)
            // It is counted alone: something else may take the room.
            const isTaken = items.some(
              ({ id }) =>
                id !== item.id && placeOf(plan, id) > period && placeOf(after, id) <= period,
            )
            if (isTaken) continue
            expect(placeOf(after, item.id)).toBeLessThanOrEqual(period)
            expect(placeOf(planFor(withAll(0.98), items), item.id)).toBeGreaterThan(period)
            if (others.length > 0) shared++
            const by = item.due?.date ?? item.worthlessAfter?.date
            if (by !== undefined && end !== null && by < end) inside++
          }
        })
      }),
      { numRuns: 800 },
    )
    expect(Math.min(inside, shared)).toBeGreaterThan(10)
  })

  test('what is first below a line finishes by then once the team has that much more room', () => {
    fc.assert(
      fc.property(setting, plain, (drawn, items) => {
        const given = { ...drawn, reserve: 0 }
        planFor(given, items).periods.forEach(({ teams }, period) => {
          for (const { team, below } of teams) {
            if (!below || below.together.length > 0) continue
            const after = planFor(withMore(given, team, period, below.lacks + 1e-6), items)
            expect(placeOf(after, below.item.id)).toBeLessThanOrEqual(period)
          }
        })
      }),
      { numRuns: 500 },
    )
  })

  test('what comes in first when capacity grows does so with that much, and nothing with less', () => {
    fc.assert(
      fc.property(setting, plain, (drawn, items) => {
        const given = { ...drawn, reserve: 0 }
        const plan = planFor(given, items)
        const last = plan.periods.length - 1
        for (const { team, items: coming } of growthOf(plan)) {
          const least = coming[0]!.more
          const less = planFor(withMore(given, team, last, least * 0.9), items)
          expect(less.unplanned.map(({ item }) => item.id)).toEqual(
            plan.unplanned.map(({ item }) => item.id),
          )
          const tied = coming.filter(({ more }) => more - least < 1e-6)
          if (tied.some(({ isAtLeast }) => isAtLeast)) continue
          const more = planFor(withMore(given, team, last, least + 1e-6), items)
          const places = tied.map(({ item }) => placeOf(more, item.id))
          expect(Math.min(...places)).toBeLessThan(Number.POSITIVE_INFINITY)
        }
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    ['following the ranking', planFor, 300],
    [
      'of greatest value',
      (given: Setting, items: readonly Written[]) =>
        bestPlan(modelFor(given, items), solver) as Plan,
      30,
    ],
  ] as const)('the line agrees with the plan %s', (_, planOf, numRuns) => {
    fc.assert(
      fc.property(setting, instance, (given, items) => {
        const plan = planOf(given, items)
        plan.periods.forEach(({ teams }, period) => {
          for (const { team, below, capacity } of teams) {
            if (!below) continue
            expect(placeOf(plan, below.item.id)).toBeGreaterThan(period)
            expect(below.end === null).toBe(placeOf(plan, below.item.id) > plan.periods.length)
            expect(below.lacks).toBeGreaterThan(0)
            expect(capacity, `${team}`).not.toBeNull()
          }
        })
      }),
      { numRuns },
    )
  })
})
