import { describe, expect, test } from 'vitest'
import { amount, escapeControls } from '../../../src/core/problems/words.js'

describe('an amount', () => {
  test.each([
    ['1', 'person-weeks', '1 person-week'],
    ['1.5', 'person-weeks', '1.5 person-weeks'],
    ['1', 'story points', '1 story point'],
    ['1', 'CHF', '1 CHF'],
    ['1', 'bus', '1 bus'],
  ])('of %s %s is %s', (number, unit, text) => expect(amount(number, unit)).toBe(text))
})

describe('escapeControls', () => {
  test.for([
    ['plain # text [a] #1 ## Title', 'plain # text [a] #1 ## Title'],
    ['a\nb\tc\rd', 'a\\nb\\tc\\u{d}d'],
    ['\u001b[31m\u009b0m', '\\u{1b}[31m\\u{9b}0m'],
    ['a\u202eb\u2028c\u200dd\u00ade', 'a\\u{202e}b\\u{2028}c\\u{200d}d\\u{ad}e'],
    ['\ud800 😀 \udc00', '\\u{d800} 😀 \\u{dc00}'],
    ['\u{e0041}', '\\u{e0041}'],
    ['##[error]x ##vso[a]', '#\\u{23}[error]x #\\u{23}vso[a]'],
    ['####[x', '###\\u{23}[x'],
  ])('%j', ([text, expected]) => {
    expect(escapeControls(text!)).toBe(expected)
    expect(escapeControls(expected!)).toBe(expected)
  })
})
