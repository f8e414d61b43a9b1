import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { power } from '../../../../src/core/estimates/power.js'
import { evaluate } from '../../../../src/core/frameworks/formula/evaluate.js'
import { whyNoNumber } from '../../../../src/core/frameworks/formula/no-number.js'
import { printFormula } from '../../../../src/core/frameworks/formula/print.js'
import { fuzzCount, fuzzSeed, fuzzTimeout } from '../../../fuzz.js'
import { formula, row } from './names.js'
import { javascriptOf, trees } from './reference.js'

const values = { a: 2, b: -3, c: 0.5 }
const names = Object.keys(values)

function numberOf(text: string): number {
  return evaluate(formula(text, names), row(values), 1)[0]!
}

describe('a formula', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 4 - 3', 3],
    ['100 / 10 / 5', 2],
    ['2 ^ 3 ^ 2', 512],
    ['-2 ^ 2', -4],
    ['(-2) ^ 2', 4],
    ['2 ^ -2', 0.25],
    ['- - 2', 2],
    ['a * -b', 6],
    ['1 < 2', 1],
    ['2 <= 2', 1],
    ['2 > 2', 0],
    ['2 >= 3', 0],
    ['2 == 2', 1],
    ['2 != 2', 0],
    ['1 + 1 == 2', 1],
    ['(a > 1) * (b > 1)', 0],
    ['a > 1 ? 10 : 20', 10],
    ['a > 5 ? 10 : b < 0 ? 30 : 20', 30],
    ['(a ? 1 : 2) + 1', 2],
    ['0 ? 1 : 2 + 3', 5],
    ['min(3, a, b)', -3],
    ['max(3, a, b)', 3],
    ['min(4)', 4],
    ['abs(b)', 3],
    ['sqrt(16)', 4],
    ['log(exp(2))', 2],
    ['round(2.5)', 3],
    ['round(-2.5)', -3],
    ['round(0.49999999999999994)', 0],
    ['clamp(7, 0, 5)', 5],
    ['clamp(-7, 0, 5)', 0],
    ['clamp(3, 0, 5)', 3],
    ['2 × 3 ÷ 4 − 1', 0.5],
    ['1.5e2 + .5', 150.5],
    ['a*\n  c', 1],
  ])('%s is %d', (text, value) => {
    expect(numberOf(text)).toBeCloseTo(value, 12)
  })

  it.each(['1 / 0', '0 / 0', 'log(0)', 'log(b)', 'sqrt(b)', 'b ^ 0.5', '0 ^ -1'])(
    '%s is no number, nor is what comes of it',
    (text) => {
      expect(numberOf(text)).toBeNaN()
      expect(numberOf(`min(${text}, 5)`)).toBeNaN()
      expect(numberOf(`(${text}) > 1`)).toBeNaN()
      expect(numberOf(`(${text}) ? 1 : 2`)).toBeNaN()
      expect(numberOf(`clamp(${text}, 0, 1)`)).toBeNaN()
      expect(numberOf(`(${text}) * 0`)).toBeNaN()
    },
  )

  it('does not mind a branch that is not chosen', () => {
    const text = 'a == 0 ? 0 : 6 / a'
    const a = Float64Array.of(2, 0, 3)
    expect([...evaluate(formula(text, ['a']), () => a, 3)]).toEqual([3, 0, 2])
  })

  it('passes through what is too large where the result is not', () => {
    expect(numberOf('1 / (1 + exp(1000))')).toBe(0)
  })

  it('takes a chain of any length', () => {
    expect(numberOf(`a${'+a'.repeat(2000)}`)).toBe(4002)
    expect(printFormula(formula(`a${'-a'.repeat(2000)}`, names))).toHaveLength(1 + 2000 * 4)
  })
})

describe('rows', () => {
  it('each have their own value, and a single value holds for all', () => {
    const columns = { a: Float64Array.of(1, 2, 3), b: Float64Array.of(10) }
    const of = (text: string) => [
      ...evaluate(formula(text, ['a', 'b']), ({ name }) => columns[name as 'a'], 3),
    ]
    expect(of('a * b')).toEqual([10, 20, 30])
    expect(of('b - a')).toEqual([9, 8, 7])
    expect(of('b')).toEqual([10, 10, 10])
    expect(of('a > 1 ? b : -b')).toEqual([-10, 10, 10])
    expect(of('max(a, 2) + clamp(a, 0, 2) - round(a / 2)')).toEqual([2, 3, 3])
    expect([...columns.a]).toEqual([1, 2, 3])
  })

  it('do not touch each other', () => {
    fc.assert(
      fc.property(
        trees,
        fc.array(fc.tuple(number(), number(), number()), { minLength: 1, maxLength: 8 }),
        (text, rows) => {
          const expression = formula(text, names)
          const columns = names.map((_, at) => Float64Array.from(rows, (values) => values[at]!))
          const together = evaluate(
            expression,
            ({ name }) => columns[names.indexOf(name)]!,
            rows.length,
          )
          rows.forEach(([a, b, c], at) => {
            expect(together[at]).toEqual(evaluate(expression, row({ a, b, c }), 1)[0])
          })
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('a printed formula', () => {
  it.each([
    ['(a * b) / c', 'a × b ÷ c'],
    ['a - (b - c)', 'a − (b − c)'],
    ['a - (b + c)', 'a − (b + c)'],
    ['(a + b) - c', 'a + b − c'],
    ['a * (b + c)', 'a × (b + c)'],
    ['a / (b * c)', 'a ÷ (b × c)'],
    ['(a ^ b) ^ c', '(a ^ b) ^ c'],
    ['a ^ (b ^ c)', 'a ^ b ^ c'],
    ['(-a) ^ b', '(−a) ^ b'],
    ['-(a ^ b)', '−a ^ b'],
    ['-(a * b)', '−(a × b)'],
    ['(-a) * b', '−a × b'],
    ['(a < b) == (b < c)', '(a < b) == (b < c)'],
    ['(a > b) * c', '(a > b) × c'],
    ['(a ? b : c) + 1', '(a ? b : c) + 1'],
    ['a ? b : (c ? 1 : 2)', 'a ? b : c ? 1 : 2'],
    ['(a ? b : c) ? 1 : 2', '(a ? b : c) ? 1 : 2'],
    ['min((a), (b + c))', 'min(a, b + c)'],
    ['1e-7 * a', '1e-7 × a'],
  ])('of %s is %s', (text, printed) => {
    expect(printFormula(formula(text, names))).toBe(printed)
  })

  it('may show values in the place of names', () => {
    const expression = formula('a * b / c', names)
    const naming = ({ name }: { name: string }) => String(values[name as 'a'])
    expect(printFormula(expression, naming)).toBe('2 × -3 ÷ 0.5')
  })

  it('reads back as a formula of the same value', () => {
    fc.assert(
      fc.property(trees, number(), number(), number(), (text, a, b, c) => {
        const expression = formula(text, names)
        const again = formula(printFormula(expression), names)
        expect(again).toEqual(expression)
        expect(printFormula(again)).toBe(printFormula(expression))
        const columns = row({ a, b, c })
        expect(evaluate(again, columns, 1)).toEqual(evaluate(expression, columns, 1))
      }),
      { numRuns: 500 },
    )
  })
})

describe('the evaluator', () => {
  const count = fuzzCount(2000, 20_000)

  it('agrees with JavaScript on any formula', { timeout: fuzzTimeout(count, 10) }, () => {
    fc.assert(
      fc.property(trees, number(), number(), number(), (text, a, b, c) => {
        const reference = javascriptOf(text, power)
        const expected = reference(a, b, c)
        expect(evaluate(formula(text, names), row({ a, b, c }), 1)[0]).toEqual(expected)
      }),
      { numRuns: count, seed: fuzzSeed },
    )
  })
})

describe('why there is no number', () => {
  it.each([
    ['a / (b + 3)', 'a ÷ (b + 3) divides by 0'],
    ['1 + 2 * (a / (a - 2)) - 7', 'a ÷ (a − 2) divides by 0'],
    ['log(b) * 2', 'log(b) takes the logarithm of -3'],
    ['a + sqrt(b)', 'sqrt(b) takes the root of -3'],
    ['b ^ c', 'b ^ c raises -3 to the power of 0.5'],
    ['exp(1000 * a)', 'exp(1000 × a) is beyond the largest number'],
    ['a > 1 ? 1 / 0 : 2', '1 ÷ 0 divides by 0'],
    ['(a / 0) > 1 ? 1 : 2', 'a ÷ 0 divides by 0'],
  ])('%s: %s', (text, why) => {
    expect(whyNoNumber(formula(text, names), ({ name }) => values[name as 'a'])).toBe(why)
  })
})

function number() {
  return fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ min: -100, max: 100, noNaN: true }))
}
