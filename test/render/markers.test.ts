import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markers, spliceBlock } from '../../src/render/markers.js'
import { fuzzCount, fuzzSeed, fuzzTimeout } from '../fuzz.js'

const { begin, end } = markers

function textOf(existing: string | undefined, block: string): string {
  const spliced = spliceBlock(existing, block)
  if ('fault' in spliced) throw new Error(spliced.fault)
  return spliced.text
}

describe('a block between its markers', () => {
  test.for([
    ['in a new file', undefined, `# Roadmap\n\n${begin}\nnew\n${end}\n`],
    ['in place of nothing', `${begin}\n${end}\n`, `${begin}\nnew\n${end}\n`],
    [
      'in place of what was there',
      `a\n${begin}\nold\nold\n${end}\nb\n`,
      `a\n${begin}\nnew\n${end}\nb\n`,
    ],
    ['without a last line end', `a\n${begin}\nold\n${end}`, `a\n${begin}\nnew\n${end}`],
    ['with CRLF', `a\r\n${begin}\r\nold\r\n${end}\r\nb`, `a\r\n${begin}\r\nnew\r\n${end}\r\nb`],
    [
      'with the line end of the first marker',
      `a\n${begin}\r\n${end}\n`,
      `a\n${begin}\r\nnew\r\n${end}\n`,
    ],
    ['behind a byte order mark', `\ufeff${begin}\n${end}\n`, `\ufeff${begin}\nnew\n${end}\n`],
    ['beside spaces', ` ${begin}  \n\t${end}\t\n`, ` ${begin}  \nnew\n\t${end}\t\n`],
    [
      'beside text that only speaks of markers',
      `see ${begin} and ${end}\n${begin}\n${end}\n`,
      `see ${begin} and ${end}\n${begin}\nnew\n${end}\n`,
    ],
    [
      'with patterns of replacement around it',
      `$&$1\n${begin}\n${end}\n$'`,
      `$&$1\n${begin}\nnew\n${end}\n$'`,
    ],
  ] as const)('%s', ([, existing, expected]) => {
    expect(textOf(existing, 'new\n')).toBe(expected)
  })

  test('keeps patterns of replacement that are in it', () => {
    expect(textOf(`${begin}\n${end}\n`, "$& $1 $' $$\n")).toBe(`${begin}\n$& $1 $' $$\n${end}\n`)
  })

  test.for([
    ['', 'it has no markers'],
    ['# Roadmap\n', 'it has no markers'],
    [`see ${begin}\n${end} too\n`, 'it has no markers'],
    [`${begin}\n`, `it has no line ${end}`],
    [`\n${end}\n`, `it has no line ${begin}`],
    [`${end}\n${begin}\n`, `${end} (line 1) stands before ${begin}`],
    [`${begin}\n${begin}\n${end}\n`, `${begin} stands in lines 1 and 2`],
    [`${begin}\n${end}\n\n${end}\n`, `${end} stands in lines 2 and 4`],
    [`\`\`\`\n${begin}\n${end}\n\`\`\`\n${begin}\n${end}\n`, `${begin} stands in lines 2 and 5`],
  ] as const)('%j has no place for it', ([existing, fault]) => {
    expect(spliceBlock(existing, 'new\n')).toEqual({ fault })
  })

  const count = fuzzCount(500, 20_000)
  const again = 'leaves every byte around it, and is the same when it is put there again'

  test(again, { timeout: fuzzTimeout(count, 5) }, () => {
    const prose = fc
      .array(
        fc.constantFrom(
          'a',
          ' ',
          '\n',
          '\r\n',
          '\r',
          '$&',
          '<!--',
          '-->',
          begin.slice(1),
          'é',
          '\ufeff',
        ),
      )
      .map((parts) => parts.join(''))
    const around = fc.record({
      before: prose.map((text) => (text === '' ? '' : `${text.replace(/[\r\n]*$/, '')}\n`)),
      after: prose,
      newline: fc.constantFrom('\n', '\r\n'),
      old: prose,
    })
    const lines = fc
      .array(fc.constantFrom('x', '$&', '| a |', ''))
      .map((each) => each.map((line) => `${line}\n`).join(''))
    fc.assert(
      fc.property(around, lines, ({ before, after, newline, old }, block) => {
        const head = `${before}${begin}${newline}`
        const tail = `${end}${newline}${after}`
        const inside = old === '' ? '' : `${old}\n`
        const text = textOf(`${head}${inside}${tail}`, block)
        expect(text).toBe(`${head}${block.replaceAll('\n', newline)}${tail}`)
        expect(textOf(text, block)).toBe(text)
      }),
      { numRuns: count, seed: fuzzSeed },
    )
  })
})
