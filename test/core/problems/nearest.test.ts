import { describe, expect, it } from 'vitest'
import { nearest } from '../../../src/core/problems/nearest.js'

describe('the nearest names', () => {
  it.each([
    ['pay-21', ['pay-1', 'pay-12', 'pay-2', 'web-9'], ['pay-1', 'pay-12', 'pay-2']],
    ['PAY-1', ['pay-2', 'Pay-1', 'pay-3'], ['Pay-1']],
    ['from evidence', ['high', 'from-evidence'], ['from-evidence']],
    ['lots', ['high', 'low'], []],
  ])('of %s', (name, known, expected) => {
    expect(nearest(name, known)).toEqual(expected)
  })
})
