import type { Item } from '../../../src/core/backlog/item.js'
import type { Estimate } from '../../../src/core/estimates/estimate.js'
import { item } from '../rank/item.js'

/** The 95 % point of the standard normal distribution. */
export const Z95 = 1.6448536269514722

/** Mean and deviation of a normally distributed logarithm. */
interface LogNormal {
  readonly mu: number
  readonly sigma: number
}

/** An item whose RICE score is log-normal, and the distribution of the score's logarithm. */
export interface Known extends LogNormal {
  readonly item: Item
}

/** The distribution of a 90 % interval's logarithm. */
function logNormalOf(low: number, high: number): LogNormal {
  const [from, to] = [Math.log(low), Math.log(high)]
  return { mu: (from + to) / 2, sigma: (to - from) / (2 * Z95) }
}

/** An item by the ends of its intervals; numbers are certain. */
export function knownItem(id: string, inputs: Readonly<Record<Input, Written>>): Known {
  const estimates = Object.fromEntries(
    Object.entries(inputs).map(([name, written]) => [name, estimateOf(written)]),
  )
  let mu = 0
  let variance = 0
  for (const [name, sign] of Object.entries(signs)) {
    const written = inputs[name as Input]
    const part =
      typeof written === 'number'
        ? { mu: Math.log(written), sigma: 0 }
        : logNormalOf(...(written as [number, number]))
    mu += sign * part.mu
    variance += part.sigma * part.sigma
  }
  return { item: item(id, { blocks: { rice: estimates } }), mu, sigma: Math.sqrt(variance) }
}

const signs = { reach: 1, impact: 1, confidence: 1, effort: -1 } as const
type Input = keyof typeof signs
type Written = number | readonly [low: number, high: number]

function estimateOf(written: Written): Estimate {
  if (typeof written === 'number') return { kind: 'point', value: written }
  return { kind: 'interval', low: written[0], high: written[1] }
}

/** Cases that are the same in every run: numbers from 0 to 1. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** An item with one to three intervals, whose ends are up to ten times apart. */
export function randomItem(id: string, next: () => number): Known {
  const interval = (middle: number): Written => {
    const low = middle * Math.exp(next() - 0.5)
    return next() < 0.75 ? [low, low * (1.2 + 8.8 * next())] : low
  }
  return knownItem(id, {
    reach: interval(1000),
    impact: interval(1),
    confidence: 0.5 + next() / 2,
    effort: interval(4),
  })
}

/** The distribution function of the standard normal distribution, by its Taylor series about 0. */
export function phi(x: number): number {
  if (Math.abs(x) > 8) return x < 0 ? 0 : 1
  let [term, sum] = [x, x]
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (x * x) / (2 * n + 1)
    sum += term
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI)
}
