import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { follow } from '../../../../src/core/plan/follow.js'
import type { PlanModel } from '../../../../src/core/plan/model.js'
import { bestPlan } from '../../../../src/core/plan/optimal/best-plan.js'
import { obligationsOf } from '../../../../src/core/plan/optimal/obligations.js'
import { optimise } from '../../../../src/core/plan/optimal/optimise.js'
import type { Plan } from '../../../../src/core/plan/plan.js'
import { gapOf, isBetter, worthOf, worthsOf } from '../../../../src/core/plan/worth.js'
import { loadHighsSolver } from '../../../../src/edges/highs.js'
import { modelFor, placesOf, planFor, type Setting, type Written } from '../backlog.js'
import { faults } from '../faults.js'
import { instance, instancesOf, setting, settingsOf } from '../instances.js'
import { exhaustiveWorths } from './exhaustive.js'

const solver = await loadHighsSolver()

function best(model: PlanModel): Plan {
  const plan = bestPlan(model, solver)
  if ('failure' in plan) throw new Error(plan.failure)
  return plan
}

describe('of few items the plan of greatest value', () => {
  test.for([1, 3])('is worth as much as the best of all plans, with %d tiers', (tiers) => {
    fc.assert(
      fc.property(settingsOf(1), instancesOf({ most: 7, tiers, worst: -3 }), (given, items) => {
        const model = modelFor(given, items)
        const followed = follow(model)
        const found = optimise(model, followed, solver)
        if ('failure' in found) throw new Error(found.failure)
        const most = exhaustiveWorths(model, obligationsOf(model, followed))!
        found.tiers.forEach(({ value, bound }, tier) => {
          expect(value).toBeCloseTo(most[tier]!, 6)
          expect(bound).toBeGreaterThanOrEqual(most[tier]! - 1e-9 * Math.abs(most[tier]!))
          expect(bound - value).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(value)))
        })
      }),
      { numRuns: 150 },
    )
  })
})

describe('the plan of greatest value', () => {
  test('keeps what following the ranking keeps, is never worth less, and states a gap that holds', () => {
    fc.assert(
      fc.property(setting, instancesOf({ tiers: 2, worst: -3 }), (given, items) => {
        const model = modelFor(given, items)
        const followed = follow(model)
        const found = optimise(model, followed, solver)
        if ('failure' in found) throw new Error(found.failure)
        obligationsOf(model, followed).forEach((day, index) => {
          if (day !== null) expect(found.best.finish[index]).toBeLessThanOrEqual(day)
        })
        const worths = worthsOf(model, found.best)
        expect(isBetter(worthsOf(model, followed), worths)).toBe(false)
        found.tiers.forEach(({ value, bound }, tier) => {
          expect(value).toBe(worths[tier])
          const gap = gapOf(value, bound)
          if (gap !== null) expect(value).toBeGreaterThanOrEqual((1 - gap) * bound - 1e-9)
          if (gap !== null) expect(gap).toBeLessThanOrEqual(0.01)
        })
      }),
      { numRuns: 100 },
    )
  })

  test('of up to 200 items keeps every rule within 1 % of its bound', () => {
    fc.assert(
      fc.property(settingsOf(20), instancesOf({ least: 60, most: 200 }), (given, items) => {
        const plan = best(modelFor(given, items))
        expect(faults(given, items, plan)).toEqual([])
        expect(plan.objective.gap).toBeLessThanOrEqual(0.01)
      }),
      { numRuns: 10 },
    )
  })

  test('leaves no item where it could be earlier alone', () => {
    fc.assert(
      fc.property(setting, instance, (given, items) => {
        const model = modelFor(given, items)
        const found = optimise(model, follow(model), solver)
        if ('failure' in found) throw new Error(found.failure)
        const { finish, steps } = found.best
        steps.forEach((step, index) => {
          const { agreed } = model.items[index]!
          if (step.kind === 'unplaced' || agreed !== null) return
          const isLate = finish[index]! > model.days[0]!.last
          expect(step.heldBy === null).toBe(!isLate)
        })
      }),
      { numRuns: 100 },
    )
  })

  test('says of what does not fit how much room there is beside all that is planned, where it is not the one that follows the ranking', () => {
    fc.assert(
      fc.property(setting, instance, (given, items) => {
        const plan = best(modelFor(given, items))
        if (plan.comparison!.changes.length === 0) return
        for (const { obstacle } of plan.unplanned) {
          if (obstacle.kind !== 'no-room' || obstacle.limit.kind !== 'end') continue
          const loads = plan.periods.flatMap(({ teams }) =>
            teams.filter(({ team }) => team === obstacle.team),
          )
          const free = loads.reduce((all, { capacity, load }) => all + capacity! - load, 0)
          expect(obstacle.free).toBeCloseTo(free, 6)
          expect(obstacle.needs).toBeGreaterThan(obstacle.free)
        }
      }),
      { numRuns: 100 },
    )
  })
})

const year: Setting = { start: '2027-Q1', capacities: { web: 10 } }
const web = (id: string, score: number, effort: number, more: Partial<Written> = {}): Written => ({
  id,
  team: 'web',
  score,
  effort,
  ...more,
})

/** Name, setting, items, and what each period holds where the plan is the one of greatest value. */
const plans: readonly [string, Setting, readonly Written[], Record<string, readonly string[]>][] = [
  [
    // By ranking a (60) fills 6 of 10 and c does not fit beside it; b and c fill all of them and are worth 80.
    'takes several that fill a period before one that ranks above them',
    { start: '2027-Q1', periods: 2, capacities: { web: 10 } },
    [web('a', 10, 6), web('b', 9, 5), web('c', 7, 5)],
    { '2027-Q1': ['b', 'c'], '2027-Q2': ['a'] },
  ],
  [
    'takes a candidate before what is planned where it is worth more',
    { start: '2027-Q1', periods: 1, capacities: { web: 10 } },
    [web('a', 9, 10, { status: 'candidate' }), web('b', 2, 10)],
    { '2027-Q1': ['a'] },
  ],
  [
    'does what has a date as late as that allows, and what is in progress no later than before',
    year,
    [
      web('law', 1, 10, { hard: '2027-12-31' }),
      web('started', 1, 10, { status: 'in-progress' }),
      web('a', 9, 10),
      web('b', 8, 10),
    ],
    { '2027-Q1': ['started'], '2027-Q2': ['a'], '2027-Q3': ['b'], '2027-Q4': ['law'] },
  ],
  [
    'counts what has to be done by a date inside a period',
    // Half of 10 are done by 14 February: law and base, not more.
    { start: '2027-Q1', periods: 2, capacities: { web: 10 } },
    [
      web('law', 1, 2, { hard: '2027-02-14', dependsOn: ['base'] }),
      web('base', 1, 3),
      web('a', 9, 5),
      web('b', 8, 6),
    ],
    { '2027-Q1': ['base', 'law', 'a'], '2027-Q2': ['b'] },
  ],
  [
    'fills a category before the next',
    { start: '2027-Q1', periods: 2, capacities: { web: 10 } },
    [web('must', 1, 6), web('should', 9, 9, { tier: 1 }), web('also', 1, 4, { tier: 1 })],
    { '2027-Q1': ['must', 'also'], '2027-Q2': ['should'] },
  ],
  [
    'plans an unscored item only for what needs it',
    { start: '2027-Q1', periods: 1, capacities: { web: 10 } },
    [
      web('a', 9, 4, { dependsOn: ['needed'] }),
      { id: 'needed', team: 'web', effort: 4, unscored: 'law' },
      { id: 'adrift', team: 'web', effort: 1, unscored: 'law' },
    ],
    { '2027-Q1': ['needed', 'a'] },
  ],
  [
    'waits for a container that is worth it',
    { start: '2027-Q1', periods: 2, capacities: { web: 10 } },
    [
      { id: 'box' },
      web('in-1', 1, 4, { parent: 'box' }),
      web('in-2', 1, 4, { parent: 'box' }),
      web('a', 50, 2, { dependsOn: ['box'] }),
      web('b', 8, 10),
    ],
    { '2027-Q1': ['in-1', 'in-2', 'a'], '2027-Q2': ['b'] },
  ],
  [
    'leaves out what is worth less than nothing, and what needs that',
    { start: '2027-Q1', periods: 1, capacities: { web: 20 } },
    [web('bad', -1, 3), web('good', 1, 2, { dependsOn: ['bad'] }), web('zero', 0, 1)],
    { '2027-Q1': ['zero'] },
  ],
]

test.for(plans)('the plan of greatest value %s', ([, given, items, expected]) => {
  const plan = best(modelFor(given, items))
  const places = Object.entries(placesOf(plan)).map(([name, ids]) => [name, [...ids].sort()])
  const wanted = Object.entries(expected).map(([name, ids]) => [name, [...ids].sort()])
  expect(Object.fromEntries(places)).toMatchObject(Object.fromEntries(wanted))
  expect(plan.objective.value).toBeGreaterThanOrEqual(planFor(given, items).objective.value)
})

test('why an item of negative value is in no period is told, and why what needs it is', () => {
  const plan = best(modelFor(year, [web('bad', -1, 3), web('good', 1, 2, { dependsOn: ['bad'] })]))
  expect(plan.unplanned.map(({ item, obstacle }) => [item.id, obstacle.kind])).toEqual([
    ['bad', 'costs'],
    ['good', 'dependency'],
  ])
})

test('too large a backlog has a plan that is no worse, with a bound that holds', () => {
  const items = Array.from({ length: 900 }, (_, index) =>
    web(`i${index}`, (index * 37) % 101, 1 + ((index * 13) % 7), { status: 'candidate' }),
  )
  const weeks: Setting = { start: '2027-Q1', periods: 300, capacities: { web: 10 } }
  const model = modelFor(weeks, items)
  const plan = best(model)
  expect(plan.comparison!.isBeyond).toBe(true)
  expect(plan.objective.value).toBeGreaterThanOrEqual(worthOf(model, follow(model)))
  expect(plan.objective.bound).toBeGreaterThanOrEqual(plan.objective.value)
  expect(faults(weeks, items, plan)).toEqual([])
})
