import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sourceFile } from '../../../src/core/yaml/source.js'

const text = fc.array(fc.constantFrom('a', 'bc', '\n', '\r', '\r\n', ''), { maxLength: 20 })

function expected(text: string, offset: number) {
  const before = text.slice(0, offset)
  // A line feed behind a carriage return stands in the line that both end.
  const isBetween = before.endsWith('\r') && text[offset] === '\n'
  const lines = (isBetween ? before.slice(0, -1) : before).split(/\r\n|\r|\n/)
  const line = lines.length
  return { line, column: lines[line - 1]!.length + 1 + (isBetween ? 1 : 0) }
}

describe('the position of an offset', () => {
  test('is its line and column, in whichever order positions are asked for', () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat(30), { maxLength: 8 }), (parts, offsets) => {
        const source = sourceFile('a.yaml', parts.join(''))
        for (const offset of offsets) {
          const at = Math.min(offset, source.text.length)
          expect(source.position(at)).toEqual(expected(source.text, at))
        }
      }),
      { numRuns: 2000, seed: 1 },
    )
  })
})
