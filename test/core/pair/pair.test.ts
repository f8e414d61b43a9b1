import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Item } from '../../../src/core/backlog/item.js'
import type { Estimate } from '../../../src/core/estimates/estimate.js'
import { builtInFrameworks } from '../../../src/core/frameworks/builtin.js'
import type { Framework } from '../../../src/core/frameworks/framework.js'
import { changeOf } from '../../../src/core/pair/flip.js'
import { comparePair, type Pair, upperFirst } from '../../../src/core/pair/pair.js'
import { explainItem } from '../../../src/core/rank/explanation.js'
import { rankItems } from '../../../src/core/rank/rank.js'
import { fuzzCount, fuzzSeed } from '../../fuzz.js'
import { resolve } from '../frameworks/repository.js'
import { item } from '../rank/item.js'

const all = builtInFrameworks()

function named(name: string): Framework {
  return all.find((each) => each.name === name)!
}

const sampling = { seed: 1, draws: 100_000 }

function pairOf(a: Item, b: Item, by: Framework = named('rice'), with_ = sampling): Pair {
  const containers = new Set<string>()
  const standard = { framework: by, containers }
  const ranking = rankItems([a, b], by, standard)
  const [first, second] = [a, b].map((each) => explainItem(each, ranking, standard, String))
  return comparePair(first!, second!, standard, with_)
}

type Given = Readonly<Record<string, number | Estimate>>

function rice(id: string, given: Given): Item {
  return item(id, { own: { impact: 1, confidence: 1, ...given } })
}

function interval(low: number, high: number): Estimate {
  return { kind: 'interval', low, high }
}

/** Each input and what turns the order: `a.effort ↑ 12`. */
function turnsOf({ comparison }: Pair): string[] {
  return comparison!.inputs.flatMap(({ of, term, flips }) =>
    flips.map(
      ({ direction, at, isReached }) =>
        `${of}.${term.need.name} ${direction === 'up' ? '↑' : '↓'} ${at}${isReached ? ' itself' : ''}`,
    ),
  )
}

describe('the value that turns a pair', () => {
  it('is that at which the scores are equal', () => {
    // 4,000 × 1 × 0.8 ÷ 4 = 800 against 1,000 × 2 × 1 ÷ 5 = 400.
    const a = rice('a', { reach: 4000, confidence: 0.8, effort: 4 })
    const b = rice('b', { reach: 1000, impact: 2, effort: 5 })
    expect(turnsOf(pairOf(a, b)).sort()).toEqual([
      'a.confidence ↓ 0.4',
      'a.effort ↑ 8',
      'a.impact ↓ 0.5',
      'a.reach ↓ 2000',
      'b.effort ↓ 2.5',
      'b.impact ↑ 4',
      'b.reach ↑ 2000',
    ])
    // The same, seen from the other one.
    expect(turnsOf(pairOf(b, a)).sort()).toEqual([
      'a.effort ↓ 2.5',
      'a.impact ↑ 4',
      'a.reach ↑ 2000',
      'b.confidence ↓ 0.4',
      'b.effort ↑ 8',
      'b.impact ↓ 0.5',
      'b.reach ↓ 2000',
    ])
  })

  it('of words and scales is also the nearest one in use', () => {
    const a = rice('a', {
      reach: 300,
      impact: { kind: 'point', value: 2, word: 'high' },
      effort: 1,
    })
    const b = rice('b', { reach: 320, effort: 1 })
    const impact = pairOf(a, b).comparison!.inputs.find(({ term }) => term.need.name === 'impact')!
    expect(impact.flips).toMatchObject([
      { at: expect.closeTo(320 / 300, 12), inUse: { value: 1, word: 'medium' } },
    ])
    const wsjf = (id: string, size: number) =>
      item(id, {
        own: { user_business_value: 8, time_criticality: 5, risk_reduction: 1, job_size: size },
      })
    const sizes = pairOf(wsjf('a', 3), wsjf('b', 8), named('wsjf')).comparison!.inputs
    const size = sizes.find(({ of, term }) => of === 'a' && term.need.name === 'job_size')!
    expect(size.flips).toMatchObject([{ at: 8, isReached: false, inUse: { value: 13 } }])
  })

  it('says whether it lies inside the estimate, and how likely it is by itself', () => {
    const a = rice('a', { reach: 100, effort: interval(2, 8) })
    const b = rice('b', { reach: 100, effort: 6 })
    const { inputs, sign } = pairOf(a, b).comparison!
    expect(sign).toBe(1)
    // μ = ln 4, σ = ln 2 ÷ 1.645: the effort is above 6 with 1 − Φ(ln 1.5 ÷ σ) = 16.8 %.
    expect(inputs[0]).toMatchObject({ of: 'a', chance: expect.closeTo(0.168, 2) })
    expect(inputs[0]!.flips).toMatchObject([{ at: expect.closeTo(6, 9), isInside: true }])
    const reach = inputs.find(({ of, term }) => of === 'b' && term.need.name === 'reach')!
    expect(reach.chance).toBe(0)
    expect(reach.flips).toMatchObject([{ at: 150, isInside: null }])
  })

  it('counts a value without a score as the simulation does: below the other', async () => {
    const { frameworks } = await resolve({
      config: 'frameworks: {root: {inputs: {x: }, score: sqrt(x)}}',
    })
    const u = item('u', { own: { x: interval(-3, 9) } })
    const v = item('v', { own: { x: 1 } })
    const { probability, inputs } = pairOf(u, v, frameworks.get('root')).comparison!
    // Below 1 lie Φ(−2 ÷ 3.648) = 29.2 % of a normal distribution with the mean 3.
    expect(probability).toBeCloseTo(1 - 0.292, 2)
    expect(inputs[0]).toMatchObject({ of: 'a', chance: expect.closeTo(0.292, 2) })
    expect(inputs[0]!.flips).toMatchObject([{ at: 1, until: null, noScore: 0, isInside: true }])
    // Of the lower one it is no reason to stand above.
    const other = pairOf(v, u, frameworks.get('root')).comparison!.inputs[0]!
    expect(other).toMatchObject({ of: 'b', chance: expect.closeTo(0.292, 2) })
  })

  it('is as likely as half of the draws that make them equal', async () => {
    const { frameworks } = await resolve({
      config: 'frameworks: {floor: {inputs: {x: }, score: "max(x, 5)"}}',
    })
    const u = item('u', { own: { x: interval(4, 9) } })
    const v = item('v', { own: { x: 3 } })
    // Of a log-normal distribution from 4 to 9 lie Φ((ln 5 − ln 6) ÷ 0.2465) = 23 % below 5.
    const [first] = pairOf(u, v, frameworks.get('floor')).comparison!.inputs
    expect(first).toMatchObject({ of: 'a', chance: expect.closeTo(0.23 / 2, 2), flips: [] })
  })

  it('is found however far the scores are apart', () => {
    const a = rice('a', { reach: 1e14, impact: 3, effort: 0.001 })
    const b = rice('b', { reach: 1, effort: 1000 })
    // 3 × 10¹⁷ against 10⁻³.
    const turned = turnsOf(pairOf(a, b)).map((text) =>
      text.replace(/[\d.e+-]+$/, (number) => Number(number).toExponential(3)),
    )
    expect(turned.sort()).toEqual([
      'a.confidence ↓ 3.333e-21',
      'a.effort ↑ 3.000e+17',
      'a.impact ↓ 1.000e-20',
      'a.reach ↓ 3.333e-7',
      'b.effort ↓ 3.333e-18',
      'b.impact ↑ 3.000e+20',
      'b.reach ↑ 3.000e+20',
    ])
  })

  it('of a value that is zero is no share of it', async () => {
    const { frameworks } = await resolve({
      config: 'frameworks: {sum: {inputs: {x: , y: }, score: x + y}}',
    })
    const of = (id: string, x: number, y: number) => item(id, { own: { x, y } })
    const { inputs } = pairOf(of('a', 3, 5), of('b', 0, 5), frameworks.get('sum')).comparison!
    const [own] = inputs.filter(({ of, term }) => of === 'a' && term.need.name === 'x')
    expect(own!.flips).toMatchObject([{ at: 0, direction: 'down' }])
    const [other] = inputs.filter(({ of, term }) => of === 'b' && term.need.name === 'x')
    expect(other!.flips.map((flip) => changeOf(other!.term, flip))).toEqual([null])
  })

  it('is the category where that ranks first', () => {
    const moscow = named('moscow')
    const must = { kind: 'point', value: 4, word: 'must' } as const
    const could = { kind: 'point', value: 2, word: 'could' } as const
    const [a, b] = [item('a', { own: { moscow: must } }), item('b', { own: { moscow: could } })]
    const { comparison } = pairOf(a, b, moscow)
    expect(comparison!.level).toEqual({
      framework: 'moscow',
      order: moscow.order,
      a: 'must',
      b: 'could',
    })
    expect(comparison).toMatchObject({
      sign: 1,
      probability: 1,
      isCertain: true,
      contributions: [],
      rest: null,
    })
    // Could with could would be equal; below it is won't. Nothing ranks before must.
    expect(turnsOf(pairOf(a, b, moscow))).toEqual(['a.moscow ↓ 1 itself'])
  })

  it('may lie on both sides, and turn back', async () => {
    const { frameworks } = await resolve({
      config:
        'frameworks: {bowl: {inputs: {x: }, score: (x - 4) ^ 2}, peak: {inputs: {x: }, score: 10 - abs(x - 5)}}',
    })
    const of = (id: string, x: number) => item(id, { own: { x } })
    // (x − 4)² is 4 at 2 and at 6, where that of the other one is.
    const bowl = pairOf(of('low', 4), of('high', 6), frameworks.get('bowl'))
    expect(turnsOf(bowl).sort()).toEqual(['a.x ↑ 6', 'a.x ↓ 2'])
    const peak = pairOf(of('under', 3), of('over', 4), frameworks.get('peak'))
    const [under] = peak.comparison!.inputs.filter((each) => each.of === 'a')
    expect(under!.flips).toMatchObject([{ at: 4, until: 6, direction: 'up' }])
  })

  const size = fc.double({ min: 0.01, max: 1000, noNaN: true })
  const given = fc.record({
    reach: size,
    impact: size,
    confidence: fc.double({ min: 0.01, max: 1, noNaN: true }),
    effort: size,
  })

  it('turns the ranking just beyond it and not before, and no other value does', () => {
    fc.assert(
      fc.property(given, given, fc.double({ min: 0, max: 1, noNaN: true }), (ofA, ofB, share) => {
        const [a, b] = [rice('a', ofA), rice('b', ofB)]
        const pair = pairOf(a, b, named('rice'), { seed: 1, draws: 1 })
        const { sign, inputs } = pair.comparison!
        fc.pre(sign !== 0)
        const standing = (of: 'a' | 'b', name: string, value: number) => {
          const [x, y] = [
            of === 'a' ? rice('a', { ...ofA, [name]: value }) : a,
            of === 'b' ? rice('b', { ...ofB, [name]: value }) : b,
          ]
          const [first] = rankItems([x, y], named('rice'), { framework: named('rice') }).ranked
          return first!.item.id === 'a' ? 1 : -1
        }
        for (const { of, term, flips } of inputs) {
          const { name } = term.need
          for (const { at, direction } of flips) {
            const beyond = direction === 'up' ? 1 + 1e-9 : 1 - 1e-9
            expect(standing(of, name, at * beyond)).toBe(-sign)
            expect(standing(of, name, at / beyond)).toBe(sign)
          }
          if (flips.length) continue
          const value = name === 'confidence' ? share || 1e-9 : Math.exp(40 * share - 20)
          expect(standing(of, name, value)).toBe(sign)
        }
      }),
      { numRuns: fuzzCount(40, 200), seed: fuzzSeed },
    )
  })
})

describe('the probability', () => {
  /** The standard normal distribution: Abramowitz and Stegun, 7.1.26, off by less than 1.5e-7. */
  function normal(x: number): number {
    const t = 1 / (1 + (0.3275911 * Math.abs(x)) / Math.SQRT2)
    const tail =
      ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) *
      t
    const erf = 1 - tail * Math.exp((-x * x) / 2)
    return x < 0 ? (1 - erf) / 2 : (1 + erf) / 2
  }

  const Z95 = 1.6448536269514722

  /** Mean and variance of the logarithm. */
  function logarithm(estimate: Estimate): readonly [number, number] {
    if (estimate.kind !== 'interval') throw new Error('no interval')
    const [low, high] = [Math.log(estimate.low), Math.log(estimate.high)]
    const deviation = (high - low) / (2 * Z95)
    return [(low + high) / 2, deviation * deviation]
  }

  it('of log-normal inputs is that of the closed form, within 0.01', () => {
    const range = fc
      .tuple(
        fc.double({ min: 1, max: 100, noNaN: true }),
        fc.double({ min: 1.05, max: 6, noNaN: true }),
      )
      .map(([low, times]) => interval(low, low * times))
    const given = fc.record({ reach: range, impact: range, effort: range })
    fc.assert(
      fc.property(given, given, fc.integer({ min: 1, max: 1000 }), (ofA, ofB, seed) => {
        const pair = pairOf(rice('a', ofA), rice('b', ofB), named('rice'), { seed, draws: 100_000 })
        const [mean, variance] = [ofA, ofB]
          .map((each) => {
            const [reach, impact, effort] = [each.reach, each.impact, each.effort].map(logarithm)
            return [
              reach![0] + impact![0] - effort![0],
              reach![1] + impact![1] + effort![1],
            ] as const
          })
          .reduce(([m, v], [other, more]) => [m - other, v + more] as const)
        const expected = normal(mean / Math.sqrt(variance))
        expect(Math.abs(pair.comparison!.probability - expected)).toBeLessThan(0.01)
      }),
      { numRuns: fuzzCount(25, 100), seed: fuzzSeed },
    )
  })

  it('of single numbers is 1, 0, or a half where they are equal, and says so', () => {
    const [a, b, c] = [9, 4, 4].map((reach, at) => rice('abc'[at]!, { reach, effort: 1 }))
    expect(pairOf(a!, b!).comparison).toMatchObject({ sign: 1, probability: 1, isCertain: true })
    expect(pairOf(b!, a!).comparison).toMatchObject({ sign: -1, probability: 0, isCertain: true })
    expect(pairOf(b!, c!).comparison).toMatchObject({
      sign: 0,
      probability: 0.5,
      isCertain: true,
      inputs: [],
    })
  })

  it('seen from the other one is the rest', () => {
    const a = rice('a', { reach: interval(50, 300), effort: 2 })
    const b = rice('b', { reach: interval(80, 200), effort: interval(1, 4) })
    const [one, other] = [pairOf(a, b), pairOf(b, a)]
    expect(one.comparison!.probability + other.comparison!.probability).toBeCloseTo(1, 12)
    expect(one.comparison!.isCertain).toBe(false)
    expect(upperFirst(one).a.item).toBe(upperFirst(other).a.item)
    const parts = [one, other].map((each) => upperFirst(each).comparison!.contributions)
    for (const [at, { a: value, factor, share, difference }] of parts[0]!.entries()) {
      const twin = parts[1]![at]!
      expect(value).toBe(twin.a)
      expect([factor, share, difference]).toEqual(
        [twin.factor, twin.share, twin.difference].map((number) => expect.closeTo(number!, 12)),
      )
    }
    expect(upperFirst(one).comparison!.probability).toBeCloseTo(
      upperFirst(other).comparison!.probability,
      12,
    )
  })
})

describe('two items of which one has no score', () => {
  it('are not compared', () => {
    const a = rice('a', { reach: 4, effort: 1 })
    const b = item('b', { own: { reach: 3 } })
    const pair = pairOf(a, b)
    expect(pair.comparison).toBeUndefined()
    expect(pair.b.missing).toEqual(['impact', 'confidence', 'effort'])
  })
})
