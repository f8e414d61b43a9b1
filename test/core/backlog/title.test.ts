import { expect, it } from 'vitest'
import { firstLine } from '../../../src/core/backlog/title.js'

it.each([
  ['One-tap checkout', 'One-tap checkout'],
  ['\n\n  A page of text  \r\nand more\n', 'A page of text'],
  [' spaced  inside ', 'spaced  inside'],
  [' \n ', ''],
  ['', ''],
])('of %j is %j', (title, expected) => {
  expect(firstLine(title)).toBe(expected)
})
