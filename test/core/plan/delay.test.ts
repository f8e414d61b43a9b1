import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { delayUnitOf } from '../../../src/core/frameworks/delay-unit.js'
import type { Plan } from '../../../src/core/plan/plan.js'
import type { Job } from '../../../src/core/plan/sequence/job.js'
import { byDelay, placesOf, planFor, type Setting, scored, type Written } from './backlog.js'
import { faults } from './faults.js'
import { instance, setting } from './instances.js'
import { bruteForce } from './sequence/brute-force.js'

// Periods of two weeks, in each of which the team does 10: 0.2 weeks for one of work.
const weeks: Setting = {
  start: '2027-01-04',
  periods: 4,
  period: { weeks: 2 },
  capacities: { web: 10, api: 10 },
  framework: byDelay,
}
const web = (id: string, score: number, effort: number, more: Partial<Written> = {}): Written => ({
  id,
  team: 'web',
  score,
  effort,
  ...more,
})

function order({ periods }: Plan): string[] {
  return periods.flatMap(({ items }) => items.map(({ item }) => item.id))
}

describe('the cost of delay of a plan', () => {
  test('is what each item costs a week, for the weeks until it is done', () => {
    // 20 until 5 are done, 30 until 15 are, 12 until 21 are.
    const { delay } = planFor(weeks, [web('a', 4, 5), web('b', 3, 10), web('c', 2, 6)])
    const cost = expect.closeTo(20 * 1 + 30 * 3 + 12 * 4.2, 9)
    expect(delay).toEqual({
      per: 'week',
      from: '2027-01-04',
      total: cost,
      waiting: 0,
      teams: [
        { team: 'web', cost, least: cost, best: ['a', 'b', 'c'], bestCost: cost, isBest: true },
      ],
    })
  })

  test('counts periods where there are no dates, and what waits apart', () => {
    const { delay } = planFor({ capacities: { web: 10 }, framework: byDelay }, [
      web('a', 4, 5),
      web('b', 3, 15),
      web('late', 1, 40),
    ])
    expect(delay).toMatchObject({
      per: 'period',
      from: null,
      total: 20 * 0.5 + 45 * 2,
      waiting: 40,
    })
  })

  test('counts an item until all its teams, and all that it waits for, are done', () => {
    const { delay } = planFor(weeks, [
      { id: 'both', score: 1, effort: { web: 5, api: 10 } },
      web('after', 1, 1, { dependsOn: ['both'] }),
    ])
    // One costs 1 and both end with api's 10, after two weeks.
    expect(delay!.total).toBeCloseTo(1 * 2 + 1 * 2, 9)
    expect(delay!.teams.map(({ team, cost }) => [team, cost])).toEqual([
      ['web', expect.closeTo(2, 9)],
    ])
  })

  test('counts what is agreed for later from the start of its period on', () => {
    const { delay } = planFor(weeks, [web('a', 1, 5, { period: '2027-02-01' })])
    expect(delay!.total).toBeCloseTo(5 * 4, 9)
  })

  test('is stated where the framework knows it alone', () => {
    expect(planFor({ ...weeks, framework: scored }, [web('a', 4, 5)]).delay).toBe(null)
  })
})

describe('the order in which delay costs least', () => {
  test('is by cost for time, though something smaller would fill a period', () => {
    const items = [web('a', 4, 5), web('b', 3, 10), web('c', 2, 5)]
    expect(Object.values(placesOf(planFor(weeks, items)))).toEqual([['a'], ['b', 'c'], [], []])
    const plain = planFor({ ...weeks, framework: scored }, items)
    expect(Object.values(placesOf(plain))).toEqual([['a', 'c'], ['b'], [], []])
  })

  test('takes what one depends on with it', () => {
    // f and e together are worth 12 for 3, g 3 for 1: g, which ranks below e, goes first where f is larger.
    const items = (effort: number) => [
      web('e', 12, 1, { dependsOn: ['f'] }),
      web('f', 0, effort),
      web('g', 3, 4),
    ]
    expect(order(planFor(weeks, items(2)))).toEqual(['f', 'e', 'g'])
    expect(order(planFor(weeks, items(6)))).toEqual(['g', 'f', 'e'])
  })

  // 6 a quarter of 90 and 91 days: 16 a week until 3 are done, and 5 until 10 are.
  const quarters: Setting = {
    start: '2027-Q1',
    periods: 3,
    capacities: { web: 6 },
    framework: byDelay,
  }
  const candidate = web('c', 16 / 3, 3, { status: 'candidate' })

  test('lets a candidate go first where what is planned keeps its period', () => {
    const plan = planFor(quarters, [web('p', 5 / 7, 7), candidate])
    expect(Object.values(placesOf(plan))).toEqual([['c'], ['p'], []])
    const cost = expect.closeTo((16 * 45 + 5 * (90 + (91 * 4) / 6)) / 7, 9)
    expect(plan.delay).toMatchObject({ total: cost, teams: [{ cost, isBest: true }] })
  })

  test('lets it wait where it would move that, and says what it would cost less', () => {
    const plan = planFor(quarters, [web('p', 1, 5), candidate])
    expect(order(plan)).toEqual(['p', 'c'])
    expect(plan.delay!.teams).toEqual([
      {
        team: 'web',
        cost: expect.closeTo((5 * 75 + 16 * (90 + (91 * 2) / 6)) / 7, 9),
        least: expect.closeTo((16 * 45 + 5 * (90 + (91 * 2) / 6)) / 7, 9),
        best: ['c', 'p'],
        bestCost: expect.closeTo((16 * 45 + 5 * (90 + (91 * 2) / 6)) / 7, 9),
        isBest: false,
      },
    ])
  })

  test('calls no order the best in which something waits for its period', () => {
    const { delay } = planFor(quarters, [web('a', 2, 3), web('b', 1, 2, { period: '2027-Q3' })])
    expect(delay!.teams).toMatchObject([{ best: ['a', 'b'], isBest: false }])
  })

  test('leaves what is planned before candidates, and commitments before both', () => {
    const items = [
      web('candidate', 9, 10, { status: 'candidate' }),
      web('planned', 8, 10),
      web('started', 1, 10, { status: 'in-progress' }),
    ]
    expect(order(planFor(weeks, items))).toEqual(['started', 'planned', 'candidate'])
  })

  test('lets nobody wait for what waits for another team', () => {
    const items = [
      web('a', 9, 2, { dependsOn: ['api'] }),
      { id: 'api', team: 'api', score: 1, effort: 25 },
      web('b', 1, 5),
    ]
    expect(Object.values(placesOf(planFor(weeks, items)))).toEqual([['b'], [], ['api', 'a'], []])
  })

  test('costs no more than any of all orders of up to 8 items of one team, dependencies or not', () => {
    const record = fc.record({
      score: fc.integer({ min: 1, max: 20 }),
      effort: fc.integer({ min: 1, max: 9 }),
      after: fc.array(fc.nat(1000), { maxLength: 2 }),
    })
    fc.assert(
      fc.property(
        fc.array(record, { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        (records, waits) => {
          const items = records.map(({ score, effort, after }, index) =>
            web(`i${index}`, score, effort, {
              dependsOn:
                waits && index > 0 ? [...new Set(after.map((at) => `i${at % index}`))] : [],
            }),
          )
          const jobs = items.map(
            ({ score, effort, dependsOn }): Job => ({
              weight: score! * (effort as number),
              length: effort as number,
              after: dependsOn!.map((id) => Number(id.slice(1))),
            }),
          )
          const { delay, unplanned } = planFor({ ...weeks, periods: 8 }, items)
          expect(unplanned).toEqual([])
          // 10 in two weeks: each of work takes a fifth of a week.
          const least = bruteForce(jobs) / 5
          expect(delay!.total).toBeCloseTo(least, 6)
          expect(delay!.teams[0]!.least).toBeCloseTo(least, 6)
          expect(delay!.teams[0]!.isBest).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('keeps every rule', () => {
    fc.assert(
      fc.property(setting, instance, (given, items) => {
        const plan = planFor({ ...given, framework: byDelay }, items)
        expect(faults(given, items, plan)).toEqual([])
        const { delay } = plan
        for (const { cost, least } of delay!.teams) expect(least).toBeLessThanOrEqual(cost + 1e-9)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the unit of time of a cost of delay', () => {
  const cd3 = { ...byDelay, inputs: [{ name: 'cost_of_delay', words: {} }], size: 'duration' }
  test.for([
    ['money per week', 'week'],
    ['k€ per month', 'month'],
    ['€ per day', 'day'],
    ['per fortnight', 'week'],
    [undefined, 'week'],
  ] as const)('of an input in %j is the %s', ([unit, expected]) => {
    const inputs = cd3.inputs.map((input) => ({ ...input, ...(unit !== undefined && { unit }) }))
    expect(delayUnitOf({ ...cd3, inputs })).toBe(expected)
  })

  test('is none of a framework that does not say it, and that of the one inside', () => {
    expect(delayUnitOf(scored)).toBe(null)
    expect(delayUnitOf({ ...scored, inside: byDelay })).toBe('week')
  })
})
