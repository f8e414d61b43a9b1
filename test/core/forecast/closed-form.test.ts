import { describe, expect, test } from 'vitest'
import type { Estimate } from '../../../src/core/estimates/estimate.js'
import { modelFor, planFor, type Setting, type Written } from '../plan/backlog.js'
import { phi, Z95 } from '../simulate/closed-form.js'
import { forecastOf } from './finished.js'
import { withEstimates } from './ranges.js'

const interval = (low: number, high: number): Estimate => ({ kind: 'interval', low, high })

/** Mean and deviation of the logarithm. */
function shapeOf([low, high]: readonly [number, number]) {
  const [from, to] = [Math.log(low), Math.log(high)]
  return { mu: (from + to) / 2, sigma: (to - from) / (2 * Z95) }
}

/** The probability that a log-normal effort is at most so much. */
function within(range: readonly [number, number], most: number): number {
  const { mu, sigma } = shapeOf(range)
  return most <= 0 ? 0 : phi((Math.log(most) - mu) / sigma)
}

/** The same of the sum of two, by the midpoint rule over the quantiles of the first. */
function sumWithin(
  a: readonly [number, number],
  b: readonly [number, number],
  most: number,
): number {
  const steps = 4000
  const { mu, sigma } = shapeOf(a)
  let sum = 0
  for (let step = 0; step < steps; step++) {
    const z = -8 + (16 * (step + 0.5)) / steps
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
    sum += density * within(b, most - Math.exp(mu + sigma * z)) * (16 / steps)
  }
  return sum
}

const ranges: Readonly<Record<string, readonly [number, number]>> = {
  a: [4, 12],
  b: [2, 9],
  c: [1, 20],
}

function forecastFor(setting: Setting, items: readonly Written[], draws = 100_000) {
  const model = withEstimates(modelFor(setting, items), (id) => interval(...ranges[id]!))
  const forecast = forecastOf(model, planFor(setting, items), { draws })
  return new Map(forecast.items.map((each) => [each.planned.item.id, each]))
}

const setting = { start: '2027-Q1', capacities: { web: [9, 4, 3, 10], api: [6, 3, 8, 8] } }

// A probability of 100,000 draws has a deviation of at most 0.0016; strata make it less.
describe('the probability that an item is done by the end of each period is, for', () => {
  test('one item, Φ((ln capacity − μ) / σ)', () => {
    const { byPeriod, byDue } = forecastFor(setting, [
      { id: 'a', team: 'web', effort: 7, score: 1, due: '2027-02-14' },
    ]).get('a')!
    const known = [9, 13, 16, 26].map((capacity) => within(ranges.a!, capacity))
    for (const [at, each] of byPeriod.entries())
      expect(Math.abs(each - known[at]!)).toBeLessThan(0.002)
    expect(Math.abs(byDue! - within(ranges.a!, (9 * 45) / 90))).toBeLessThan(0.002)
  })

  test('two of one team, that of the sum of their efforts', () => {
    const found = forecastFor(setting, [
      { id: 'a', team: 'web', effort: 7, score: 2 },
      { id: 'b', team: 'web', effort: 5, score: 1 },
    ])
    for (const [at, capacity] of [9, 13, 16, 26].entries()) {
      const [first, second] = [found.get('a')!.byPeriod[at]!, found.get('b')!.byPeriod[at]!]
      expect(Math.abs(first - within(ranges.a!, capacity))).toBeLessThan(0.002)
      expect(Math.abs(second - sumWithin(ranges.a!, ranges.b!, capacity))).toBeLessThan(0.005)
    }
  })

  test('one that waits for another team, the product of both', () => {
    const found = forecastFor(setting, [
      { id: 'a', team: 'web', effort: 7, score: 2 },
      { id: 'b', team: 'api', effort: 5, score: 1, dependsOn: ['a'] },
    ])
    for (const [at, [web, api]] of [
      [9, 6],
      [13, 9],
      [16, 17],
      [26, 25],
    ].entries()) {
      const known = within(ranges.a!, web!) * within(ranges.b!, api!)
      expect(Math.abs(found.get('b')!.byPeriod[at]! - known)).toBeLessThan(0.005)
    }
  })

  test('what follows one that is agreed for later, unmoved by that', () => {
    const found = forecastFor(setting, [
      { id: 'a', team: 'web', effort: 7, score: 2, period: '2027-Q3' },
      { id: 'b', team: 'web', effort: 3, score: 1 },
    ])
    expect(found.get('a')!.byPeriod.slice(0, 2)).toEqual([0, 0])
    expect(Math.abs(found.get('b')!.byPeriod[0]! - within(ranges.b!, 9))).toBeLessThan(0.002)
    expect(
      Math.abs(found.get('a')!.byPeriod[2]! - sumWithin(ranges.a!, ranges.b!, 16)),
    ).toBeLessThan(0.005)
  })
})

describe('the chain to a hard date', () => {
  const items: readonly Written[] = [
    { id: 'a', team: 'web', effort: 7, score: 3 },
    { id: 'b', team: 'api', effort: 5, score: 2 },
    { id: 'c', team: 'ops', effort: 1, score: 1, dependsOn: ['a', 'b'], hard: '2027-12-31' },
  ]
  const alike = { start: '2027-Q1', periods: 4, capacities: { web: 20, api: 20 } }

  test('is of one team or the other as often as that one is later', () => {
    const model = withEstimates(modelFor(alike, items), (id) => interval(...ranges[id]!))
    const { commitments } = forecastOf(model, planFor(alike, items), { draws: 100_000 })
    const { chain } = commitments[0]!
    const [a, b] = [shapeOf(ranges.a!), shapeOf(ranges.b!)]
    const known = phi((a.mu - b.mu) / Math.hypot(a.sigma, b.sigma))
    expect(Math.abs(chain!.share - known)).toBeLessThan(0.005)
    expect(chain!.team).toBe('web')
    expect(chain!.links.map(({ item, waits }) => [item.id, waits])).toEqual([
      ['a', false],
      ['c', true],
    ])
    expect(chain!.links.map(({ criticality }) => criticality)).toEqual([chain!.share, 1])
  })

  test('goes through what waits, and holds all that its team does before', () => {
    const longer: readonly Written[] = [
      { id: 'x', team: 'web', effort: 2, score: 9, status: 'in-progress' },
      { id: 'y', team: 'web', effort: 3, score: 8 },
      { id: 'z', team: 'web', effort: 3, score: 1 },
      { id: 'm', team: 'api', effort: 1, score: 7, dependsOn: ['y'] },
      { id: 'n', team: 'api', effort: 1, score: 6, dependsOn: ['m'], hard: '2027-12-31' },
    ]
    const { commitments } = forecastOf(modelFor(alike, longer), planFor(alike, longer))
    expect(commitments[0]!.chain).toMatchObject({ team: 'web', share: 1 })
    expect(
      commitments[0]!.chain!.links.map(({ item, effort, waits, criticality }) => [
        item.id,
        effort,
        waits,
        criticality,
      ]),
    ).toEqual([
      ['x', 2, false, 1],
      ['y', 3, false, 1],
      ['m', 0, true, 1],
      ['n', 0, true, 1],
    ])
  })
})
