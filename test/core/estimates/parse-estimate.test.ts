import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseEstimate } from '../../../src/core/estimates/parse-estimate.js'
import type { Quantity } from '../../../src/core/estimates/quantity.js'
import { mapping, plain, quoted } from './scalar.js'

const impact: Quantity = { words: { massive: 3, high: 2, medium: 1, low: 0.5, minimal: 0.25 } }
const percentage: Quantity = { unit: '%', words: {} }

describe('an estimate', () => {
  it.each([
    ['3', { kind: 'point', value: 3 }],
    ['+2.5', { kind: 'point', value: 2.5 }],
    ['80%', { kind: 'point', value: 0.8 }],
    ['80 %', { kind: 'point', value: 0.8 }],
    ['-12.5%', { kind: 'point', value: -0.125 }],
    ['massive', { kind: 'point', value: 3, word: 'massive' }],
    ['2 to 5', { kind: 'interval', low: 2, high: 5 }],
    ['-2 to +5', { kind: 'interval', low: -2, high: 5 }],
    ['50% to 80%', { kind: 'interval', low: 0.5, high: 0.8 }],
    ['0.5 to 80%', { kind: 'interval', low: 0.5, high: 0.8 }],
    ['low to massive', { kind: 'interval', low: 0.5, high: 3 }],
    ['0.1 to high', { kind: 'interval', low: 0.1, high: 2 }],
    ['2  to  5', { kind: 'interval', low: 2, high: 5 }],
  ])('%s', (text, estimate) => {
    expect(parseEstimate(plain(text), impact)).toEqual({ estimate })
    expect(parseEstimate(quoted(text), impact)).toEqual({ estimate })
  })

  it('is a number for a percentage where the unit is %', () => {
    expect(parseEstimate(plain('80%'), percentage)).toEqual({
      estimate: { kind: 'point', value: 80 },
    })
    expect(parseEstimate(plain('80'), percentage)).toEqual({
      estimate: { kind: 'point', value: 80 },
    })
    expect(parseEstimate(plain('60% to 80'), percentage)).toEqual({
      estimate: { kind: 'interval', low: 60, high: 80 },
    })
  })

  it('has three points, each a number, a percentage or a word', () => {
    const node = mapping({ low: '10%', likely: 'low', high: '3' })
    expect(parseEstimate(node, impact)).toEqual({
      estimate: { kind: 'three-point', low: 0.1, likely: 0.5, high: 3 },
    })
    const flat = mapping({ low: '1', likely: '1', high: '2' })
    expect(parseEstimate(flat, impact)).toEqual({
      estimate: { kind: 'three-point', low: 1, likely: 1, high: 2 },
    })
  })

  it.each([
    ['5 to 2', '5 is above 2'],
    ['80 to 100%', '80 is above 100% (1)'],
    ['massive to low', 'massive (3) is above low (0.5)'],
    ['3 to 3', 'both of its ends are 3; write 3 alone'],
  ])('%s contradicts itself', (text, reason) => {
    expect(parseEstimate(plain(text), impact)).toMatchObject({
      fault: { rule: 'contradictory-estimate', reason },
    })
  })

  it.each([
    [{ low: '3', likely: '2', high: '5' }, 'low 3 is above likely 2'],
    [{ low: '1', likely: '6', high: '5' }, 'likely 6 is above high 5'],
    [{ low: '2', likely: '2', high: '2' }, 'both of its ends are 2; write 2 alone'],
  ])('%j contradicts itself', (values, reason) => {
    expect(parseEstimate(mapping(values), impact)).toMatchObject({
      fault: { rule: 'contradictory-estimate', reason },
    })
  })

  it.each([
    ['', undefined],
    ['lots', undefined],
    ['Massive', undefined],
    ['constructor', undefined],
    ['1,000', /separators/],
    ['2,5', /decimals/],
    ['1_000', /separators/],
    ['0x10', /decimal digits/],
    ['.inf', /decimal digits/],
    ['2-5', /"to"/],
    ['2 – 5', /"to"/],
    ['2..5', /"to"/],
    ['3 weeks', /unit/],
    ['3w', /unit/],
    ['2 to 5 weeks', /unit/],
    ['4k', /zeros/],
    ['2 to ', /two ends/],
    ['2 to lots', /"lots"/],
    ['2 to 5 to 7', undefined],
    ['2%%', undefined],
  ])('%j is none', (text, reason) => {
    const read = parseEstimate(quoted(text), impact)
    expect(read).toMatchObject({ fault: { rule: 'invalid-estimate' } })
    const given = 'fault' in read ? read.fault.reason : 'none'
    if (reason) expect(given).toMatch(reason)
    else expect(given).toBeUndefined()
  })

  it('blames the part of three points that is wrong', () => {
    const node = mapping({ low: '1', likely: 'lots', high: '5' })
    const read = parseEstimate(node, impact)
    expect(read).toMatchObject({
      fault: { got: '"lots"', node: { start: node.entries[1]!.value.start } },
    })
    expect(parseEstimate(mapping({ low: '1', high: '5' }), impact)).toMatchObject({
      fault: { reason: expect.stringContaining('likely') },
    })
    expect(parseEstimate(mapping({ min: '1', likely: '2', high: '5' }), impact)).toMatchObject({
      fault: { reason: expect.stringContaining('"min"') },
    })
  })

  it('is only a word where numbers merely stand for words', () => {
    const moscow = { words: { must: 4, should: 3 }, wordsOnly: true }
    expect(parseEstimate(plain('must'), moscow)).toEqual({
      estimate: { kind: 'point', value: 4, word: 'must' },
    })
    for (const text of ['4', 'should to must', '80%'])
      expect(parseEstimate(plain(text), moscow)).toHaveProperty('fault')
    expect(parseEstimate(mapping({ low: '1', likely: '2', high: '3' }), moscow)).toHaveProperty(
      'fault',
    )
  })

  it('is read or refused whatever the text, and never by a throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const read = parseEstimate(quoted(text), impact)
        expect('estimate' in read || 'fault' in read).toBe(true)
      }),
    )
  })

  it('is refused at once where the text is long', () => {
    const spaces = `2${' '.repeat(60_000)}t`
    expect(parseEstimate(quoted(spaces), impact)).toHaveProperty('fault')
  })
})
