import { describe, expect, test } from 'vitest'
import { escapeControls } from '../../../src/core/problems/words.js'

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
