import { describe, expect, it } from 'vitest'
import { roundThousandsIn, thousandsIn } from '../../../src/core/estimates/thousands.js'

describe('thousandsIn', () => {
  it.each([
    ['1.400', { got: '1.400', value: 1.4, whole: 1400 }],
    ['12.345', { got: '12.345', value: 12.345, whole: 12_345 }],
    ['-2.500', { got: '-2.500', value: -2.5, whole: -2500 }],
    ['+250.000', { got: '+250.000', value: 250, whole: 250_000 }],
  ])('finds %s ambiguous', (text, expected) => {
    expect(thousandsIn(text)).toEqual(expected)
  })

  it.each(['1.4', '1.40', '1.4000', '0.125', '1000.125', '1400', '1e3', '1.400%', '.400', ''])(
    'takes %j for what it is',
    (text) => {
      expect(thousandsIn(text)).toBeUndefined()
    },
  )

  it('takes a measured value such as 2.315 for what it is where only round ones are asked for', () => {
    expect(roundThousandsIn('2.315')).toBeUndefined()
    expect(roundThousandsIn('2.310')?.whole).toBe(2310)
  })
})
