import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayNumber } from '../../../src/core/calendar/day.js'
import { checkPlan } from '../../../src/core/plan/check.js'
import type { Plan, PlannedItem } from '../../../src/core/plan/plan.js'
import { modelFor, placesOf, planFor, planningFor, type Setting, type Written } from './backlog.js'

const teams = ['web', 'api', 'ops'] as const
const names = ['2027-Q1', '2027-Q2', '2027-Q3', '2027-Q4']

type Effort = number | Record<string, number> | null

const seldom = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary })

// Dependencies and parents point at items before, so that there is no circle but those that only
// containers make, which must do no harm either.
const instance = fc
  .array(
    fc.record({
      status: fc.constantFrom(
        'planned' as const,
        'planned' as const,
        'planned' as const,
        'candidate' as const,
        'candidate' as const,
        'candidate' as const,
        'in-progress' as const,
        'idea' as const,
        'parked' as const,
        'shipped' as const,
      ),
      team: fc.constantFrom(...teams),
      effort: fc.oneof(
        { weight: 8, arbitrary: fc.integer({ min: 0, max: 12 }) },
        { weight: 4, arbitrary: fc.double({ min: 0.1, max: 30, noNaN: true }) },
        { weight: 4, arbitrary: fc.record({ web: fc.nat(6), api: fc.nat(6) }) },
        { weight: 1, arbitrary: fc.constant(null) },
      ) as fc.Arbitrary<Effort>,
      score: fc.option(fc.integer({ min: 0, max: 12 }), { freq: 8 }),
      hard: seldom(
        fc.constantFrom('2026-12-01', '2027-02-14', '2027-03-31', '2027-05-05', '2028-01-01'),
      ),
      period: seldom(fc.constantFrom(...names, '2026-Q4')),
      dependsOn: fc.oneof(
        { weight: 3, arbitrary: fc.constant<number[]>([]) },
        { weight: 2, arbitrary: fc.array(fc.nat(40), { maxLength: 2 }) },
      ),
      parent: seldom(fc.nat(40)),
      shipped: fc.constantFrom('2026-11-30', '2027-02-01', '2027-02-20', '2027-05-05'),
    }),
    { minLength: 1, maxLength: 24 },
  )
  .map((records) => records.map(write))

function write(
  record: {
    status: NonNullable<Written['status']>
    team: string
    effort: Effort
    score: number | null
    hard: string | null
    period: string | null
    dependsOn: number[]
    parent: number | null
    shipped: string
  },
  index: number,
): Written {
  const { status, team, effort, score } = record
  const before = (at: number) => `i${at % index}`
  return {
    id: `i${index}`,
    status,
    team,
    effort,
    score,
    ...(status === 'shipped' && { shipped: record.shipped }),
    ...(record.hard !== null && { hard: record.hard }),
    ...(record.period !== null && { period: record.period }),
    dependsOn: index === 0 ? [] : record.dependsOn.map(before),
    ...(index > 0 && record.parent !== null && { parent: before(record.parent) }),
  }
}

const setting = fc
  .record({
    isDated: fc.boolean(),
    reserve: fc.constantFrom(0, 0.2),
    web: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 4, maxLength: 4 }),
    api: fc.integer({ min: 0, max: 20 }),
  })
  .map(
    ({ isDated, reserve, web, api }): Setting => ({
      ...(isDated && { start: '2027-Q1' }),
      reserve,
      capacities: { web: isDated ? web : web.slice(0, 3), api },
    }),
  )

describe('every plan', () => {
  test('keeps capacity, precedence, agreed periods and hard dates', () => {
    fc.assert(
      fc.property(setting, instance, (given, items) => {
        expect(faults(given, items, planFor(given, items))).toEqual([])
      }),
      { numRuns: 1500 },
    )
  })

  test('passes the check of plans', () => {
    fc.assert(
      fc.property(setting, instance, (given, items) => {
        expect(checkPlan(modelFor(given, items), planFor(given, items))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('has each rankable item once, with an obstacle where it is not planned', () => {
    fc.assert(
      fc.property(setting, instance, (given, items) => {
        const plan = planFor(given, items)
        const parents = new Set(items.map(({ parent }) => parent))
        const rankable = items.filter(
          ({ id, status }) => !parents.has(id) && status !== 'parked' && status !== 'shipped',
        )
        const all = [
          ...plan.periods.flatMap((period) => period.items.map(({ item }) => item.id)),
          ...plan.unplanned.map(({ item }) => item.id),
        ]
        expect(all.sort()).toEqual(rankable.map(({ id }) => id).sort())
      }),
    )
  })

  test('plans every hard date and agreed period within it, or says that it is broken', () => {
    fc.assert(
      fc.property(setting, instance, (given, items) => {
        const plan = planFor(given, items)
        const isDated = plan.periods[0]!.period.start !== null
        const unplanned = plan.unplanned.map(({ item }) => item.id)
        const promised = items.filter(
          ({ hard, period }) =>
            isDated && ((hard !== undefined && hard < '2028') || period !== undefined),
        )
        expect(plan.broken.map(({ item }) => item.id).sort()).toEqual(
          promised
            .map(({ id }) => id)
            .filter((id) => unplanned.includes(id))
            .sort(),
        )
      }),
    )
  })

  test('is the same whatever the order of the items', () => {
    fc.assert(
      fc.property(setting, instance, fc.infiniteStream(fc.nat()), (given, items, numbers) => {
        const shuffled = items
          .map((item) => ({ item, key: numbers.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item)
        expect(planFor(given, shuffled)).toEqual(planFor(given, items))
      }),
    )
  })

  test('gives a reason wherever a pair of items stands against the ranking', () => {
    fc.assert(
      fc.property(setting, instance, (given, items) => {
        const placed = placedOf(planFor(given, items)).filter(({ rank }) => rank !== null)
        for (const better of placed)
          for (const worse of placed) {
            if (better.rank! >= worse.rank! || better.period <= worse.period) continue
            expect(better.reasons.length + worse.reasons.length).toBeGreaterThan(0)
          }
      }),
    )
  })

  test('names behind a full team only items of a worse rank that finish before, with work there', () => {
    fc.assert(
      fc.property(setting, instance, (given, items) => {
        const placed = placedOf(planFor(given, items))
        for (const { rank, period, reasons } of placed)
          for (const reason of reasons) {
            if (reason.kind !== 'full-until') continue
            for (const { id, effort } of reason.behind.items) {
              const named = placed.find(({ item }) => item.id === id)!
              expect(named.rank).toBeGreaterThan(rank!)
              expect(named.period).toBeLessThan(period)
              expect(named.effortByTeam).toContainEqual({ team: reason.team, effort })
            }
          }
      }),
      { numRuns: 500 },
    )
  })

  test('has no load above a capacity', () => {
    fc.assert(
      fc.property(setting, instance, (given, items) => {
        for (const { teams } of planFor(given, items).periods)
          for (const { load, capacity } of teams)
            expect(load).toBeLessThanOrEqual((capacity ?? Number.POSITIVE_INFINITY) + 1e-6)
      }),
    )
  })

  test('does all the work of a team whose items fit', () => {
    fc.assert(
      fc.property(setting, instance, (given, items) => {
        const unshipped = items.filter(({ status }) => status !== 'shipped')
        const plan = planFor(given, unshipped)
        const placed = placedOf(plan)
        for (const team of teams) {
          const loads = plan.periods.flatMap((period) =>
            period.teams.filter((each) => each.team === team),
          )
          const efforts = placed.flatMap(({ effortByTeam }) =>
            effortByTeam.filter((each) => each.team === team).map(({ effort }) => effort),
          )
          expect(sum(loads.map(({ load }) => load))).toBeCloseTo(sum(efforts), 6)
        }
      }),
    )
  })
})

describe('without rules', () => {
  test('items that fit stand in order of rank within a team', () => {
    const plain = fc.array(fc.record({ team: fc.constantFrom(...teams), score: fc.nat(20) }), {
      maxLength: 30,
    })
    fc.assert(
      fc.property(plain, fc.integer({ min: 1, max: 6 }), (records, capacity) => {
        const items = records.map(
          (each, index): Written => ({ id: `i${index}`, effort: 1, ...each }),
        )
        const given = { start: '2027-Q1', capacities: { web: capacity, api: capacity, ops: 1 } }
        for (const team of teams) {
          const ranks = placedOf(planFor(given, items))
            .filter(({ item }) => item.team === team)
            .map(({ rank }) => rank!)
          expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
        }
      }),
    )
  })

  test('no item could finish in an earlier period', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 15 }), { maxLength: 12 }), (efforts) => {
        const given = { start: '2027-Q1', capacities: { web: 10 } }
        const items = efforts.map((effort, index): Written => {
          return { id: `i${index}`, team: 'web', effort, score: 100 - index }
        })
        // The rule word by word: one after another, the earliest period after which no sum is too high.
        const sums = [0, 0, 0, 0]
        const expected: Record<string, string[]> = Object.fromEntries(
          names.map((name) => [name, []]),
        )
        for (const { id, effort } of items) {
          const fits = (period: number) =>
            sums.every(
              (each, later) => later < period || each + (effort as number) <= 10 * (later + 1),
            )
          const period = [0, 1, 2, 3].find(fits)
          if (period === undefined) continue
          for (let later = period; later < 4; later++) sums[later]! += effort as number
          expected[names[period]!]!.push(id)
        }
        expect(placesOf(planFor(given, items))).toEqual(expected)
      }),
    )
  })
})

interface Placed extends PlannedItem {
  readonly period: number
}

function placedOf({ periods }: Plan): Placed[] {
  return periods.flatMap(({ items }, period) => items.map((each) => ({ ...each, period })))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}

// Written from the rules alone: nothing of the planner is used but its result.
function faults(setting: Setting, items: readonly Written[], plan: Plan): string[] {
  const found: string[] = []
  const { periods, capacities, reserve } = planningFor(setting)
  const byId = new Map(items.map((item) => [item.id, item]))
  const placed = placedOf(plan)
  const periodOf = new Map(placed.map(({ item, period }) => [item.id, period]))
  const parents = new Set(items.map(({ parent }) => parent))
  const inside = (id: string, container: string): boolean => {
    const parent = byId.get(id)?.parent
    return parent !== undefined && (parent === container || inside(parent, container))
  }
  const needs = (id: string, of: string): string[] => {
    const item = byId.get(id)!
    if (item.status === 'shipped' || inside(of, id)) return []
    if (!parents.has(id) || item.status === 'parked') return [id]
    return items.filter(({ parent }) => parent === id).flatMap((child) => needs(child.id, of))
  }
  const ownAndInherited = (item: Written): string[] => {
    const parent = item.parent === undefined ? undefined : byId.get(item.parent)
    return [...(item.dependsOn ?? []), ...(parent ? ownAndInherited(parent) : [])]
  }
  const allNeeds = (item: Written) => ownAndInherited(item).flatMap((id) => needs(id, item.id))
  const wanted = new Map<string, number>()
  for (const { item } of placed) {
    const { status, hard, period } = byId.get(item.id)!
    const at = periodOf.get(item.id)!
    if (status === 'idea') found.push(`${item.id} is an idea`)
    const agreed = period === '2026-Q4' ? names[0] : period
    if (agreed !== undefined && periods[at]!.name !== agreed) found.push(`${item.id} was agreed`)
    for (const id of allNeeds(byId.get(item.id)!))
      if ((periodOf.get(id) ?? 99) > at) found.push(`${item.id} finishes before ${id}`)
    if (hard === undefined || periods[at]!.start === null) continue
    if (hard < periods[at]!.start) found.push(`${item.id} misses ${hard}`)
    const mark = (id: string) => {
      wanted.set(id, Math.min(wanted.get(id) ?? Number.POSITIVE_INFINITY, dayNumber(hard)))
      for (const need of allNeeds(byId.get(id)!)) mark(need)
    }
    mark(item.id)
  }
  const shipped = items.filter(
    ({ id, status }) => status === 'shipped' && !parents.has(id) && periods[0]!.start !== null,
  )
  for (const [team, perPeriod] of capacities) {
    const effortIn = (effort: Written['effort'], own: string | undefined) =>
      typeof effort === 'number' ? (own === team ? effort : 0) : (effort?.[team as string] ?? 0)
    const work = placed.map(({ item, period }) => ({
      effort: effortIn(byId.get(item.id)!.effort, item.team),
      period,
      wanted: wanted.get(item.id) ?? Number.POSITIVE_INFINITY,
    }))
    // Up to the end of each period, and to each hard date inside one.
    periods.forEach(({ start, end }, at) => {
      const last = end === null ? at : dayNumber(end)
      const first = start === null ? at : dayNumber(start)
      const dates = work.filter((each) => each.period === at).map((each) => each.wanted)
      const days = [...new Set([last, ...dates.filter((day) => day >= first && day < last)])]
      for (const day of days) {
        // What shipped in a period by then uses up that period and no other.
        const can = sum(
          periods.slice(0, at + 1).map((each, index) => {
            const share = index < at ? 1 : (day - first + 1) / (last - first + 1)
            const used = shipped
              .filter(({ shipped: date }) => start !== null && dayNumber(date!) <= day)
              .filter(({ shipped: date }) => each.start! <= date! && date! <= each.end!)
              .map((done) => effortIn(done.effort, done.team))
            return Math.max(0, perPeriod[index]! * (1 - reserve) * share - sum(used))
          }),
        )
        const done = work.filter(
          (each) =>
            each.period < at || (each.period === at && (day === last || each.wanted <= day)),
        )
        const total = sum(done.map(({ effort }) => effort))
        if (total > can + 1e-6) found.push(`${team} does ${total} by day ${day}`)
      }
    })
  }
  return found
}
