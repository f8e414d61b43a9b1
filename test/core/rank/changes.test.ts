import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtInFrameworks } from '../../../src/core/frameworks/builtin.js'
import { rankChanges } from '../../../src/core/rank/changes.js'
import { rankItems } from '../../../src/core/rank/rank.js'
import { item } from './item.js'

const framework = builtInFrameworks().find(({ name }) => name === 'value-effort')!

function ranking(values: Readonly<Record<string, number>>) {
  const items = Object.entries(values).map(([id, value]) => item(id, { own: { value, effort: 1 } }))
  return rankItems(items, framework, { framework })
}

describe('rankChanges', () => {
  it('tells who comes, goes and moves, and of whom only the score is another one', () => {
    const changes = rankChanges(ranking({ a: 9, b: 8, c: 7 }), ranking({ b: 8, c: 7.5, d: 7 }), 2)
    expect(changes).toEqual({
      items: [
        { id: 'd', rank: { from: null, to: 3 }, score: { from: null, to: 7 } },
        { id: 'a', rank: { from: 1, to: null }, score: { from: 9, to: null } },
        { id: 'b', rank: { from: 2, to: 1 }, score: { from: 8, to: 8 } },
        { id: 'c', rank: { from: 3, to: 2 }, score: { from: 7, to: 7.5 } },
      ],
      cut: 2,
      entered: ['c'],
      left: ['a'],
    })
  })

  it('of a ranking against itself are none', () => {
    const values = fc.dictionary(fc.constantFrom(...'abcdef'), fc.integer({ min: 1, max: 4 }))
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 4 }), (given, cut) => {
        const none = { items: [], cut, entered: [], left: [] }
        expect(rankChanges(ranking(given), ranking(given), cut)).toEqual(none)
      }),
    )
  })
})
