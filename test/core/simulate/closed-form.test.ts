import { describe, expect, it } from 'vitest'
import { builtInFrameworks } from '../../../src/core/frameworks/builtin.js'
import type { Framework } from '../../../src/core/frameworks/framework.js'
import { rankItems } from '../../../src/core/rank/rank.js'
import { probabilityAbove, toComparable } from '../../../src/core/simulate/above.js'
import { standingDraws } from '../../../src/core/simulate/score-draws.js'
import { simulate } from '../../../src/core/simulate/simulate.js'
import type { Simulation } from '../../../src/core/simulate/simulation.js'
import { type Known, knownItem, numbersFrom, phi, randomItem, Z95 } from './closed-form.js'

const rice = builtInFrameworks().find(({ name }) => name === 'rice')!
const standard = { framework: rice }

// The same numbers, of which nobody knows that they are a product: integrated over a lattice.
const asSum: Framework = {
  ...rice,
  score: {
    kind: 'binary',
    operator: '+',
    left: rice.score!,
    right: { kind: 'number', value: 0 },
  },
}

function simulated(items: readonly Known[], draws: number, seed = 1, by = rice): Simulation {
  const ranking = rankItems(
    items.map(({ item }) => item),
    by,
    standard,
  )
  const steps = simulate(ranking, standard, { seed, draws, cut: 10 })
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

function probability(a: Known, b: Known, seed: number, draws = 100_000): number {
  const of = ({ item }: Known) => {
    const standing = standingDraws(item, rice, standard, { seed, draws })
    return toComparable(standing, new Float64Array(draws))
  }
  return probabilityAbove(of(a), of(b))
}

describe('log-normal inputs have a closed form, which', () => {
  it('is the probability that one item stands above another, within 0.01', () => {
    const next = numbersFrom(1)
    for (let pair = 0; pair < 100; pair++) {
      const [a, b] = [randomItem(`a-${pair}`, next), randomItem(`b-${pair}`, next)]
      const known = phi((a.mu - b.mu) / Math.hypot(a.sigma, b.sigma))
      expect(Math.abs(probability(a, b, pair) - known)).toBeLessThan(0.005)
    }
  })

  it.each([
    ['of a product exactly', rice, 1e-12, 1e-12],
    ['over a lattice within 3 %', asSum, 0.001, 0.03],
  ])('is the 5, 50 and 95 %% points of the scores, %s', (_, by, ofMedian, ofEnds) => {
    const next = numbersFrom(2)
    const items = Array.from({ length: 300 }, (_, number) => randomItem(`i-${number}`, next))
    const { of } = simulated(items, 1000, 1, by)
    for (const { item, mu, sigma } of items) {
      const { p5, p50, p95 } = of.get(item)!.interval!
      expect(Math.abs(p50! / Math.exp(mu) - 1)).toBeLessThan(ofMedian)
      expect(Math.abs(p5! / Math.exp(mu - Z95 * sigma) - 1)).toBeLessThan(ofEnds)
      expect(Math.abs(p95! / Math.exp(mu + Z95 * sigma) - 1)).toBeLessThan(ofEnds)
    }
  })

  it('gives the ranks of two items', () => {
    const next = numbersFrom(3)
    for (let pair = 0; pair < 10; pair++) {
      const [a, b] = [randomItem(`a-${pair}`, next), randomItem(`b-${pair}`, next)]
      const known = phi((a.mu - b.mu) / Math.hypot(a.sigma, b.sigma))
      const { of } = simulated([a, b], 20_000, pair)
      const { rankInterval, group } = of.get(a.item)!
      if (Math.abs(known - 0.5) > 0.02) expect(rankInterval.p50).toBe(known > 0.5 ? 1 : 2)
      if (Math.abs(Math.abs(known - 0.5) - 0.3) < 0.02) continue
      const isSettled = Math.abs(known - 0.5) > 0.3
      expect(Math.max(group, of.get(b.item)!.group)).toBe(isSettled ? 2 : 1)
    }
  })

  it('would not hold for other distributions', () => {
    // 2 to 8 and 3 to 3.1 for the same work: about even as log-normal, 4 above 3 as normal.
    const a = knownItem('a', { reach: 1, impact: 1, confidence: 1, effort: [2, 8] })
    const b = knownItem('b', { reach: 1, impact: 1, confidence: 1, effort: [3.95, 4.05] })
    expect(probability(a, b, 1)).toBeCloseTo(0.5, 2)
  })
})
