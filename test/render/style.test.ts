import { expect, test } from 'vitest'
import { styleOf } from '../../src/render/style.js'

test('a style begins and ends around its text', () => {
  const { bold, red } = styleOf(true)
  expect(bold('a')).toBe('\x1b[1ma\x1b[22m')
  expect(red('a b')).toBe('\x1b[31ma b\x1b[39m')
})

test('nothing is set off where there is no text', () => {
  expect(styleOf(true).dim('')).toBe('')
})

test('without colour every text stays as it is', () => {
  for (const style of Object.values(styleOf(false))) expect(style('a')).toBe('a')
})
