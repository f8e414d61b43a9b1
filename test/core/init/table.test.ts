import { describe, expect, it } from 'vitest'
import { looksLikeTable } from '../../../src/core/init/table.js'

describe('looksLikeTable', () => {
  it.each([
    ['Title,Value\n', true],
    ['id;"title"\n', true],
    ['Apple Pay, Google Pay and PayPal\n', false],
    ['id,task\nA,1\n', true],
    ['id,"task, all"\n"A, B",1\n', true],
    ['Ideas, notes\nApple Pay\n', false],
    ['title\n', false],
    ['', false],
  ])('of %j is %s', (text, expected) => {
    expect(looksLikeTable(text, ['title', 'name'], ['id', 'notes'])).toBe(expected)
  })
})
