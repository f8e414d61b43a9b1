import { expect, test } from 'vitest'
import { type SourceFile, sourceFile } from '../../src/core/yaml/source.js'
import { codeFrame } from '../../src/render/code-frame.js'
import { styleOf } from '../../src/render/style.js'

const view = { width: undefined, style: styleOf(false) }
const digits = (count: number) => '1234567890'.repeat(count / 10)

function frame(text: string, start: number, end: number): string {
  return codeFrame({ source: sourceFile('a.yaml', text), start, end }, view)
}

test('a short line is shown whole, up to its break', () => {
  for (const lineBreak of ['\n', '\r\n', '\r'])
    expect(
      frame(
        `a: 1${lineBreak}b: two${lineBreak}c: 3`,
        7 + lineBreak.length - 0,
        10 + lineBreak.length,
      ),
    ).toBe('  |\n2 | b: two\n  |    ^~~\n')
})

test.each([
  ['begins', 0, `${digits(100)}…`, '^~~'],
  ['is cut on both sides', 150, `…${digits(100)}…`, `${' '.repeat(51)}^~~`],
  ['ends', 297, `…${digits(100)}`, `${' '.repeat(98)}^~~`],
])('of a long line the part around the token is shown where it %s', (_, at, line, marks) => {
  const text = `first\n${digits(300)}\nlast`
  expect(frame(text, 6 + at, 9 + at)).toBe(`  |\n2 | ${line}\n  | ${marks}\n`)
})

test('a token that ends on a later line is marked as far as its own line is shown', () => {
  expect(frame('a: "x\n  y"\n', 3, 10)).toBe('  |\n1 | a: "x\n  |    ^~\n')
})

test('behind the token of a long line no more is looked at than is shown', () => {
  const text = digits(1_000_000)
  let longest = 0
  const slice = (start: number, end = text.length) => {
    longest = Math.max(longest, end - start)
    return text.slice(start, end)
  }
  const source = { path: 'a.yaml', text: { slice }, position: () => ({ line: 1, column: 31 }) }
  const place = { source: source as unknown as SourceFile, start: 30, end: 33 }
  expect(codeFrame(place, view)).toContain('^~~')
  expect(longest).toBeLessThan(300)
})
