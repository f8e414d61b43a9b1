import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNumber } from '../../../src/core/estimates/number.js'

describe('a number in a file', () => {
  it.each([
    ['3', 3],
    ['+2.5', 2.5],
    ['-0.5', -0.5],
    ['.5', 0.5],
    ['5.', 5],
    ['007', 7],
    ['1e3', 1000],
    ['1.5E-2', 0.015],
  ])('%s is %d', (text, value) => {
    expect(readNumber(text)).toBe(value)
  })

  it.each([
    '',
    ' ',
    ' 3',
    '3 ',
    '0x10',
    '0o17',
    '0b1',
    '.inf',
    '-.inf',
    '.nan',
    'NaN',
    'Infinity',
    '1_000',
    '1,000',
    "1'000",
    '2,5',
    '1e',
    '1e400',
    '--1',
    '+-1',
    '.',
    '٣',
    '３',
  ])('%j is none', (text) => {
    expect(readNumber(text)).toBeUndefined()
  })

  it('has no negative zero', () => {
    expect(Object.is(readNumber('-0'), 0)).toBe(true)
  })

  it('reads back what JavaScript writes', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(readNumber(String(value))).toBe(value === 0 ? 0 : value)
      }),
    )
  })

  it('answers on a long text at once', () => {
    expect(readNumber(`${'1'.repeat(60_000)}x`)).toBeUndefined()
  })
})
