import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtInFrameworks } from '../../../src/core/frameworks/builtin.js'
import type { Expression } from '../../../src/core/frameworks/formula/expression.js'
import { monomialOf } from '../../../src/core/frameworks/formula/monomial.js'
import { parseFormula, scopeOf } from '../../../src/core/frameworks/formula/parse.js'
import { contributions, scoreFor } from '../../../src/core/pair/contributions.js'

const inputs = new Map(
  ['a', 'b', 'c', 'd'].map((name) => [name, { kind: 'input', framework: 'f', name } as const]),
)

function formula(text: string): Expression {
  const parsed = parseFormula(text, scopeOf(inputs))
  if ('faults' in parsed) throw new Error(text)
  return parsed.expression
}

function values(numbers: Readonly<Record<string, number>>) {
  return new Map(Object.entries(numbers).map(([name, value]) => [`f.${name}`, value]))
}

describe('monomialOf', () => {
  it.each([
    ['a * b / c', { factor: 1, powers: { 'f.a': 1, 'f.b': 1, 'f.c': -1 } }],
    ['2 * a ^ 2 / (4 * b)', { factor: 0.5, powers: { 'f.a': 2, 'f.b': -1 } }],
    ['-a * (b * a)', { factor: -1, powers: { 'f.a': 2, 'f.b': 1 } }],
    ['(a / b) ^ 0.5', { factor: 1, powers: { 'f.a': 0.5, 'f.b': -0.5 } }],
    ['a / a', { factor: 1, powers: { 'f.a': 0 } }],
  ])('of %s is a product', (text, { factor, powers }) => {
    const monomial = monomialOf(formula(text))!
    expect(monomial.factor).toBe(factor)
    expect(Object.fromEntries(monomial.powers)).toEqual(powers)
  })

  it.each(['a + b', 'max(a, b)', 'a ^ b', 'a > 1 ? a : b', '(a + b) / c', 'sqrt(a)'])(
    'of %s is none',
    (text) => expect(monomialOf(formula(text))).toBeUndefined(),
  )
})

describe('contributions', () => {
  it('to a product are factors, whose product is the ratio of the scores', () => {
    const a = values({ a: 4000, b: 2, c: 6 })
    const b = values({ a: 1000, b: 3, c: 2 })
    const found = contributions(formula('a * b / c'), a, b)
    expect(found.map(({ input, factor }) => [input.name, factor])).toEqual([
      ['a', 4],
      ['b', expect.closeTo(2 / 3, 12)],
      ['c', expect.closeTo(1 / 3, 12)],
    ])
    // ln 4, ln 2/3 and ln 1/3 pull with ln 4 + ln 3/2 + ln 3 = ln 18 altogether.
    expect(found.map(({ share }) => share)).toEqual(
      [4, 2 / 3, 1 / 3].map((factor) => expect.closeTo(Math.log(factor) / Math.log(18), 9)),
    )
  })

  it('to a sum are differences that add up', () => {
    const found = contributions(
      formula('0.5 * a + 2 * b'),
      values({ a: 10, b: 1 }),
      values({ a: 4, b: 3 }),
    )
    expect(found.map(({ factor, difference }) => [factor, difference])).toEqual([
      [null, 3],
      [null, -4],
    ])
  })

  it('to anything else are the mean of what one loses and the other gains', () => {
    // (a + b) / c: 12 / 3 = 4 against 6 / 2 = 3. With c of the other 12 / 2 = 6 and 6 / 3 = 2: (−2 + −1) / 2.
    const found = contributions(
      formula('(a + b) / c'),
      values({ a: 8, b: 4, c: 3 }),
      values({ a: 2, b: 4, c: 2 }),
    )
    expect(found.map(({ input, difference }) => [input.name, difference])).toEqual([
      // 8 for 2: 4 − 6/3 = 2, and (8 + 4)/2 − 3 = 3.
      ['a', 2.5],
      ['b', 0],
      ['c', -1.5],
    ])
  })

  it('are no factors where a value is not above zero, and no number where a formula has none', () => {
    const [a] = contributions(formula('a / b'), values({ a: 0, b: 2 }), values({ a: 1, b: 1 }))
    expect(a).toMatchObject({ factor: null, share: null, difference: -0.75 })
    const [, b] = contributions(formula('a / b'), values({ a: 1, b: 0 }), values({ a: 1, b: 1 }))
    expect(b!.difference).toBeNull()
  })

  it('of equal scores pull in both directions alike, and of equal values in none', () => {
    const found = contributions(formula('a * b'), values({ a: 2, b: 3 }), values({ a: 3, b: 2 }))
    expect(found.map(({ share }) => share)).toEqual([-0.5, 0.5])
    const same = contributions(formula('a * b'), values({ a: 2, b: 3 }), values({ a: 2, b: 3 }))
    expect(same.map(({ share }) => share)).toEqual([null, null])
  })

  it('to the product of a framework are factors, whatever the values', () => {
    const positive = fc.double({ min: 0.1, max: 1000, noNaN: true })
    const all = builtInFrameworks()
    for (const name of ['rice', 'ice', 'cd3']) {
      const framework = all.find((each) => each.name === name)!
      const given = fc.record(
        Object.fromEntries(
          framework.inputs.map((input) => [input.name, fc.tuple(positive, positive)]),
        ),
      )
      fc.assert(
        fc.property(given, (numbers) => {
          const of = (at: 0 | 1) =>
            new Map(Object.entries(numbers).map(([input, pair]) => [`${name}.${input}`, pair[at]]))
          const found = contributions(framework.score!, of(0), of(1))
          const [a, b] = [scoreFor(framework.score!, of(0)), scoreFor(framework.score!, of(1))]
          const product = found.reduce((sofar, { factor }) => sofar * factor!, 1)
          expect(product / (a / b)).toBeCloseTo(1, 9)
        }),
      )
    }
  })
})
