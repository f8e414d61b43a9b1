import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byDelay, planFor, type Setting, type Written } from './backlog.js'
import { faults, placedOf } from './faults.js'
import { setting as anySetting, instance } from './instances.js'
import { leastDelay } from './least-delay.js'

const statuses = ['planned', 'planned', 'candidate', 'candidate', 'in-progress'] as const

const seldom = <T>(...values: T[]) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom(...values) },
  )

const items = fc
  .array(
    fc.record({
      status: fc.constantFrom(...statuses),
      score: fc.integer({ min: 1, max: 9 }),
      effort: fc.integer({ min: 1, max: 9 }),
      hard: seldom('2027-02-14', '2027-06-30', '2027-08-15'),
      period: seldom('2027-Q1', '2027-Q2', '2027-Q3'),
      worthless: seldom('2027-02-20', '2027-05-05'),
      after: fc.oneof(
        { weight: 2, arbitrary: fc.constant<number[]>([]) },
        { weight: 1, arbitrary: fc.array(fc.nat(20), { maxLength: 2 }) },
      ),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((records) =>
    records.map(({ after, hard, period, worthless, ...each }, index): Written => {
      const dependsOn = index === 0 ? [] : [...new Set(after.map((at) => `i${at % index}`))]
      return {
        id: `i${index}`,
        team: 'web',
        ...each,
        dependsOn,
        ...(hard !== undefined && { hard }),
        ...(period !== undefined && { period }),
        ...(worthless !== undefined && { worthless }),
      }
    }),
  )

const setting = fc
  .array(fc.integer({ min: 0, max: 12 }), { minLength: 4, maxLength: 4 })
  .map((web): Setting => ({ start: '2027-Q1', capacities: { web }, framework: byDelay }))

/** 0 for what is promised or begun, 1 for what is planned, 2 for candidates: the least of it and of what waits for it. */
function ranksOf(all: readonly Written[]): Map<string, number> {
  const ranks = new Map(
    all.map(({ id, status, hard, period }) => {
      const isPromised = status === 'in-progress' || period !== undefined || hard !== undefined
      return [id, isPromised ? 0 : status === 'planned' ? 1 : 2]
    }),
  )
  for (const { id, dependsOn } of all.toReversed())
    for (const need of dependsOn ?? []) ranks.set(need, Math.min(ranks.get(need)!, ranks.get(id)!))
  return ranks
}

function periodsOf(given: Setting, all: readonly Written[]): Map<string, number> {
  return new Map(placedOf(planFor(given, all)).map(({ item, period }) => [item.id, period]))
}

describe('of all orders in which one team can do up to 8 items, dependencies and dates or not', () => {
  test('the plan costs least of those in which candidates move nothing planned, and that nothing promised', () => {
    let [mixed, moved] = [0, 0]
    fc.assert(
      fc.property(setting, items, (given, all) => {
        const plan = planFor(given, all)
        const planned = new Set(placedOf(plan).map(({ item }) => item.id))
        const own = all.filter(({ id }) => planned.has(id))
        const ranks = ranksOf(own)
        const before = [0, 1].map((rank) =>
          periodsOf(
            given,
            own.filter(({ id }) => ranks.get(id)! <= rank),
          ),
        )
        const latest = new Map(
          own.map(({ id }) => [id, before[0]!.get(id) ?? before[1]!.get(id) ?? 3]),
        )
        if (new Set(ranks.values()).size > 1) mixed++
        const least = leastDelay(given, own, latest)
        expect(faults(given, all, plan)).toEqual([])
        // What is worthless after a day has a place before it is known that it moves something else.
        if (least === Number.POSITIVE_INFINITY) moved++
        else expect(plan.delay!.total).toBeCloseTo(least, 6)
      }),
      { numRuns: 400 },
    )
    expect(mixed).toBeGreaterThan(100)
    expect(moved).toBeLessThan(5)
  })

  test('the one that is called the best costs least whatever is promised or planned', () => {
    let [yes, no] = [0, 0]
    fc.assert(
      fc.property(setting, items, (given, all) => {
        const plan = planFor(given, all)
        const [team] = plan.delay!.teams
        if (!team) return
        const planned = new Set(placedOf(plan).map(({ item }) => item.id))
        const own = all.filter(({ id }) => planned.has(id))
        const least = leastDelay(given, own, null)
        expect(team.bestCost).toBeCloseTo(least, 6)
        expect(team.least).toBeCloseTo(least, 6)
        expect(team.isBest).toBe(plan.delay!.total <= least * (1 + 1e-9))
        if (team.isBest) yes++
        else no++
      }),
      { numRuns: 400 },
    )
    expect(Math.min(yes, no)).toBeGreaterThan(20)
  })
})

/** The ids of what is promised, begun or planned, and of all that it needs. */
function decided(items: readonly Written[]): Set<string> {
  const found = new Set<string>()
  const byId = new Map(items.map((each) => [each.id, each]))
  const mark = (id: string) => {
    if (found.has(id)) return
    found.add(id)
    for (const need of byId.get(id)?.dependsOn ?? []) mark(need)
  }
  for (const { id, status, period, hard } of items)
    if (status !== 'candidate' || period !== undefined || hard !== undefined) mark(id)
  return found
}

test('candidates move nothing that is planned into a later period, whatever shipped', () => {
  let checked = 0
  fc.assert(
    fc.property(anySetting, instance, (drawn, all) => {
      const given = { ...drawn, framework: byDelay }
      const teamOf = new Map(all.map(({ id, team, effort }) => [id, [team, typeof effort].join()]))
      const items = all
        .filter(({ effort }) => typeof effort === 'number')
        .map(({ parent: _, worthless: __, dependsOn, ...each }): Written => {
          const own = teamOf.get(each.id)
          return { ...each, dependsOn: (dependsOn ?? []).filter((id) => teamOf.get(id) === own) }
        })
      for (const name of Object.keys(given.capacities!))
        if (items.filter(({ team }) => team === name).length > 12) return
      const whole = periodsOf(given, items)
      const kept = decided(items.filter(({ id }) => whole.has(id)))
      const without = planFor(
        given,
        items.filter(({ id, status }) => kept.has(id) || status === 'shipped'),
      )
      for (const { item, period } of placedOf(without)) {
        if (given.capacities![item.team!] === undefined) continue
        checked++
        expect([item.id, whole.get(item.id)! <= period]).toEqual([item.id, true])
      }
    }),
    { numRuns: 300 },
  )
  expect(checked).toBeGreaterThan(100)
})
