import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkPlan } from '../../../src/core/plan/check.js'
import { modelFor, placesOf, planFor, type Written } from './backlog.js'
import { bestFor } from './best.js'
import { faults, placedOf, sum } from './faults.js'
import { instance, names, setting, teams } from './instances.js'

describe.each([
  ['that follows the ranking', planFor, 1],
  ['of greatest value', bestFor, 0.1],
] as const)('every plan %s', (_, planOf, share) => {
  const runs = (count = 100) => ({ numRuns: count * share })

  test('keeps capacity, precedence, agreed periods and hard dates', () => {
    fc.assert(
      fc.property(setting, instance, (given, items) => {
        expect(faults(given, items, planOf(given, items))).toEqual([])
      }),
      runs(1500),
    )
  })

  test('passes the check of plans', () => {
    fc.assert(
      fc.property(setting, instance, (given, items) => {
        expect(checkPlan(modelFor(given, items), planOf(given, items))).toEqual([])
      }),
      runs(500),
    )
  })

  test('has each rankable item once, with an obstacle where it is not planned', () => {
    fc.assert(
      fc.property(setting, instance, (given, items) => {
        const plan = planOf(given, items)
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
      runs(),
    )
  })

  test('plans every hard date and agreed period within it, or says that it is broken', () => {
    fc.assert(
      fc.property(setting, instance, (given, items) => {
        const plan = planOf(given, items)
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
      runs(),
    )
  })

  test('is the same whatever the order of the items', () => {
    fc.assert(
      fc.property(setting, instance, fc.infiniteStream(fc.nat()), (given, items, numbers) => {
        const shuffled = items
          .map((item) => ({ item, key: numbers.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item)
        expect(planOf(given, shuffled)).toEqual(planOf(given, items))
      }),
      runs(),
    )
  })

  test('gives a reason wherever a pair of items stands against the ranking', () => {
    fc.assert(
      fc.property(setting, instance, (given, items) => {
        const placed = placedOf(planOf(given, items)).filter(({ rank }) => rank !== null)
        for (const better of placed)
          for (const worse of placed) {
            if (better.rank! >= worse.rank! || better.period <= worse.period) continue
            expect(better.reasons.length + worse.reasons.length).toBeGreaterThan(0)
          }
      }),
      runs(),
    )
  })

  test('names behind a full team only items of a worse rank that finish before, with work there', () => {
    fc.assert(
      fc.property(setting, instance, (given, items) => {
        const placed = placedOf(planOf(given, items))
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
      runs(500),
    )
  })

  test('has no load above a capacity', () => {
    fc.assert(
      fc.property(setting, instance, (given, items) => {
        for (const { teams } of planOf(given, items).periods)
          for (const { load, capacity } of teams)
            expect(load).toBeLessThanOrEqual((capacity ?? Number.POSITIVE_INFINITY) + 1e-6)
      }),
      runs(),
    )
  })

  test('does all the work of a team whose items fit', () => {
    fc.assert(
      fc.property(setting, instance, (given, items) => {
        const unshipped = items.filter(({ status }) => status !== 'shipped')
        const plan = planOf(given, unshipped)
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
      runs(),
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
