import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFormula } from '../../../../src/core/frameworks/formula/parse.js'
import { fuzzCount, fuzzSeed, fuzzTimeout } from '../../../fuzz.js'
import { inputScope } from './names.js'

const scope = inputScope(['reach', 'impact', 'effort', 'a', 'b'])

/** Where the faults stand, as the text under the caret and its column from 1. */
function faultsOf(text: string) {
  const parsed = parseFormula(text, scope)
  if (!('faults' in parsed)) throw new Error(`${text} has no fault`)
  return parsed.faults.map(({ code, start, end }) => {
    return { code, column: start + 1, text: text.slice(start, end) }
  })
}

/** The only fault of a text. */
function faultOf(text: string) {
  const faults = faultsOf(text)
  expect(faults).toHaveLength(1)
  return faults[0]!
}

describe('a fault in a formula', () => {
  it.each([
    ['', 'empty', 1, ''],
    ['   ', 'empty', 1, '   '],
    ['reach * impcat', 'unknown-name', 9, 'impcat'],
    ['reach * größe', 'unknown-name', 9, 'größe'],
    ['reach * constructor', 'unknown-name', 9, 'constructor'],
    ['avg(a, b)', 'unknown-function', 1, 'avg'],
    ['toString(a)', 'unknown-function', 1, 'toString'],
    ['min * 2', 'function-alone', 1, 'min'],
    ['abs(a, b)', 'wrong-arguments', 1, 'abs'],
    ['clamp(a, 1)', 'wrong-arguments', 1, 'clamp'],
    ['a = b', 'single-equals', 3, '='],
    ['a === b', 'operator', 3, '==='],
    ['a => b', 'operator', 3, '=>'],
    ['a <> b', 'operator', 3, '<>'],
    ['a > 1 && b > 1', 'operator', 7, '&&'],
    ['a > 1 and b > 1', 'operator', 7, 'and'],
    ['a > 1 or b', 'operator', 7, 'or'],
    ['not a', 'operator', 1, 'not'],
    ['!a', 'operator', 1, '!'],
    ['a ** 2', 'operator', 3, '**'],
    ['a % 2', 'percent', 3, '%'],
    ['80%', 'percent', 3, '%'],
    ['2,5 * a', 'stray-comma', 2, ','],
    ['a * 2,5', 'stray-comma', 6, ','],
    ['a == "high"', 'text', 6, '"high"'],
    ["a == 'high", 'text', 6, "'high"],
    ['rice.reach', 'unknown-name', 1, 'rice'],
    ['reach.constructor', 'member', 6, '.'],
    ['(a + b', 'unclosed-parenthesis', 1, '('],
    ['a * (b + (2 - a)', 'unclosed-parenthesis', 5, '('],
    ['min(a, b', 'unclosed-parenthesis', 4, '('],
    ['(a + b) * 2)', 'extra-parenthesis', 12, ')'],
    ['a * ()', 'missing-operand', 6, ')'],
    ['max()', 'missing-operand', 5, ')'],
    ['max(a,)', 'missing-operand', 7, ')'],
    ['a +', 'missing-operand', 4, ''],
    ['* a', 'missing-operand', 1, '*'],
    ['a * / b', 'missing-operand', 5, '/'],
    ['a + + b', 'missing-operand', 5, '+'],
    ['a b', 'missing-operator', 3, 'b'],
    ['2 (a + b)', 'missing-operator', 3, '('],
    ['(a)(b)', 'missing-operator', 4, '('],
    ['a(b)', 'missing-operator', 2, '('],
    ['2a', 'number', 1, '2a'],
    ['1.2.3', 'number', 1, '1.2.3'],
    ['0x10', 'number', 1, '0x10'],
    ['1e999', 'number', 1, '1e999'],
    ['a ? b', 'missing-colon', 3, '?'],
    ['(a ? b) * 2', 'missing-colon', 4, '?'],
    ['a : b', 'stray-colon', 3, ':'],
    ['1 < a < 5', 'chained-comparison', 7, '<'],
    ['a # b', 'character', 3, '#'],
    ['a; b', 'character', 2, ';'],
    ['a + \u{1f600}', 'character', 5, '\u{1f600}'],
    ['a[0]', 'character', 2, '['],
    ['$a', 'character', 1, '$'],
  ])('%j is %s at column %d', (formula, code, column, text) => {
    expect(faultOf(formula)).toEqual({ code, column, text })
  })

  it('is that of each name once where the rest is right', () => {
    expect(faultsOf('reach * impcat / (efort + impcat) + max(c, a)')).toEqual([
      { code: 'unknown-name', column: 9, text: 'impcat' },
      { code: 'unknown-name', column: 19, text: 'efort' },
      { code: 'unknown-name', column: 41, text: 'c' },
    ])
  })

  it('is the first one where it is no formula', () => {
    expect(faultOf('a + foo + "x" + )')).toMatchObject({ code: 'unknown-name', column: 5 })
    expect(faultOf('a + "x" + foo')).toMatchObject({ code: 'text', column: 5 })
  })

  it('names the nearest name', () => {
    const parsed = parseFormula('reach * impcat / effort', scope)
    expect(parsed).toMatchObject({
      faults: [{ reason: 'nothing is called "impcat"', hint: 'did you mean impact?' }],
    })
  })

  it('tells how another notation is written here', () => {
    const hintOf = (text: string) => {
      const parsed = parseFormula(text, scope)
      return 'faults' in parsed ? parsed.faults[0]!.hint : undefined
    }
    expect(hintOf('a ** 2')).toContain('a ^ b')
    expect(hintOf('a > 1 && b > 1')).toContain('(a > 1) * (b > 1)')
    expect(hintOf('pow(a, 2)')).toContain('a ^ b')
    expect(hintOf('a ? b')).toContain('quotes')
    expect(hintOf('2,5 * a')).toContain('2.5')
    expect(hintOf('1 < a < 5')).toContain('(1 < x) * (x < 5)')
  })
})

describe('limits of a formula', () => {
  it('has at most 4,096 characters', () => {
    expect(parseFormula(`a${' '.repeat(4095)}`, scope)).toHaveProperty('expression')
    expect(faultOf(`a${' '.repeat(4096)}`)).toMatchObject({ code: 'too-long', column: 4097 })
    expect(faultOf('('.repeat(100_000))).toMatchObject({ code: 'too-long' })
  })

  it('nests at most 64 levels', () => {
    const nested = (levels: number) => `${'('.repeat(levels)}a${')'.repeat(levels)}`
    expect(parseFormula(nested(64), scope)).toHaveProperty('expression')
    expect(faultOf(nested(65))).toMatchObject({ code: 'too-deep', column: 66 })
    for (const text of [
      '('.repeat(4000),
      '-'.repeat(4000),
      'a^'.repeat(2000),
      'a?'.repeat(2000),
      'abs('.repeat(1000),
    ])
      expect(faultOf(text)).toMatchObject({ code: 'too-deep' })
  })

  it('may be a long chain', () => {
    expect(parseFormula(`a${'+a'.repeat(2000)}`, scope)).toHaveProperty('expression')
  })
})

describe('any text', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(
        'reach',
        'a',
        'b',
        '2',
        '.5',
        '1e3',
        '+',
        '-',
        '*',
        '/',
        '^',
        '(',
        ')',
        '?',
        ':',
        ',',
      ),
      fc.constantFrom(
        '<',
        '>=',
        '==',
        'min(',
        'clamp(',
        'log(',
        '"',
        '.',
        '=',
        '&&',
        ' ',
        '%',
        '×',
        'score',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 40 },
  )

  const count = fuzzCount(2000, 80_000)

  it('is a formula or has a fault inside itself', { timeout: fuzzTimeout(count, 5) }, () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('')
        const parsed = parseFormula(text, scope)
        if ('expression' in parsed) return
        expect(parsed.faults.length).toBeGreaterThan(0)
        for (const { start, end, reason } of parsed.faults) {
          expect(reason).not.toBe('')
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThanOrEqual(start)
          expect(end).toBeLessThanOrEqual(text.length)
        }
      }),
      { numRuns: count, seed: fuzzSeed },
    )
  })
})
