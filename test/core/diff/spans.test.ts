import fc from 'fast-check'
import { expect, test } from 'vitest'
import { covers } from '../../../src/core/diff/spans.js'

test('rows are told what covers them: the first few and how many there are', () => {
  const bound = fc.nat(12)
  const spans = fc
    .array(fc.tuple(bound, bound), { maxLength: 8 })
    .map((all) => all.map(([start, end], index) => ({ start, end, index })))
  const rows = fc.uniqueArray(fc.nat(12)).map((all) => all.sort((a, b) => a - b))
  fc.assert(
    fc.property(spans, rows, fc.integer({ min: 1, max: 3 }), (all, asked, most) => {
      const found = covers(all, asked, most)
      for (const row of asked) {
        const over = all
          .filter(({ start, end }) => start <= row && row < end)
          .map(({ index }) => index)
        expect(found.get(row)).toEqual({ first: over.slice(0, most), count: over.length })
      }
    }),
  )
})
