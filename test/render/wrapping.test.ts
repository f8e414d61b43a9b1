import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { styleOf } from '../../src/render/style.js'
import { table } from '../../src/render/table.js'
import { widthOf, wrapTo } from '../../src/render/text.js'

describe('a long text', () => {
  test('goes on below at a space, and its end is cut only behind the last line', () => {
    expect(wrapTo('status candidate → planned, effort 2 → 3', 18, 9)).toEqual([
      'status candidate →',
      'planned, effort 2',
      '→ 3',
    ])
    expect(wrapTo('one two three four', 8, 2)).toEqual(['one two', 'three f…'])
    expect(wrapTo('abcdefgh', 3, 9)).toEqual(['abc', 'def', 'gh'])
    expect(wrapTo('', 3, 9)).toEqual([''])
  })

  test('keeps every word, and no line is wider than it may be', () => {
    const words = fc.array(fc.stringMatching(/^[a-z→é\u{1f600}\u4e00]{1,9}$/u), {
      minLength: 1,
      maxLength: 30,
    })
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 60 }), (all, width) => {
        const lines = wrapTo(all.join(' '), width, 1000)
        expect(lines.join(' ')).toBe(all.join(' '))
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width)
      }),
    )
  })

  test('stands in its column, and no line of it begins with a command for a runner', () => {
    const columns = [{ title: 'ID' }, { title: 'Because', least: 10, wraps: 6 as const }]
    const rows = [
      ['a', 'effort 2 ::x 3'],
      ['b', 'short'],
    ]
    expect(table(columns, rows, { style: styleOf(false), width: 15 })).toBe(
      ['ID  Because', 'a   effort 2', '    \\u{3a}:x 3', 'b   short', ''].join('\n'),
    )
  })
})
