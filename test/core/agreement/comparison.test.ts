import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareRankings } from '../../../src/core/agreement/comparison.js'
import { normalisedRanks } from '../../../src/core/agreement/normalised.js'
import type { Item } from '../../../src/core/backlog/item.js'
import { builtInFrameworks } from '../../../src/core/frameworks/builtin.js'
import { rankItems } from '../../../src/core/rank/rank.js'
import { item } from '../rank/item.js'

const all = builtInFrameworks()
const standard = all.find(({ name }) => name === 'value-effort')!

function rank(items: readonly Item[], names: readonly string[]) {
  return names.map((name) =>
    rankItems(items, all.find((each) => each.name === name)!, { framework: standard }),
  )
}

// Value by effort, and opportunity, which is 2 × importance where satisfaction is 0.
function made(id: string, value: number | undefined, importance: number | undefined): Item {
  return item(id, {
    own: value === undefined ? {} : { value, effort: 1 },
    blocks: importance === undefined ? {} : { opportunity: { importance, satisfaction: 0 } },
  })
}

describe('normalisedRanks', () => {
  it.each([
    [
      [1, 2, 3, 4],
      [0.125, 0.375, 0.625, 0.875],
    ],
    [
      [2, 1, 2, 4],
      [0.5, 0.125, 0.5, 0.875],
    ],
    [[7], [0.5]],
    [[], []],
  ])('of %j are %j', (ranks, shares) => {
    expect([...normalisedRanks(ranks)]).toEqual(shares)
  })
})

describe('compareRankings', () => {
  it('puts the greatest disagreement first, among what both score', () => {
    const items = [
      made('a', 9, 1),
      made('b', 8, 8),
      made('c', 7, 7),
      made('d', 6, 9),
      made('only-value', 10, undefined),
      made('only-need', undefined, 10),
      made('nothing', undefined, undefined),
    ]
    const comparison = compareRankings(rank(items, ['value-effort', 'opportunity']), 3)
    expect(
      comparison.items.map(({ item: { id }, ranks, disagreement, isNoRegret }) => [
        id,
        ranks,
        disagreement?.apart ?? null,
        isNoRegret,
      ]),
    ).toEqual([
      ['a', [2, 5], 0.75, false],
      ['d', [5, 2], 0.75, false],
      ['b', [3, 3], 0, true],
      ['c', [4, 4], 0, false],
      ['only-need', [null, 1], null, false],
      ['only-value', [1, null], null, false],
    ])
    // Of six pairs a stands the wrong way in three and d in two more: (1 − 5) / 6.
    expect(comparison.agreements).toEqual([
      { frameworks: ['value-effort', 'opportunity'], items: 4, tau: expect.closeTo(-4 / 6, 12) },
    ])
  })

  it('says of a framework and itself that they agree', () => {
    const values = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 12 }), (given, cut) => {
        const items = given.map((value, at) => made(`i${at}`, value, undefined))
        const [ranking] = rank(items, ['value-effort'])
        const { agreements, items: compared } = compareRankings([ranking!, ranking!, ranking!], cut)
        const isOne = new Set(given).size > 1
        for (const { tau } of agreements) {
          if (isOne) expect(tau).toBeCloseTo(1, 12)
          else expect(tau).toBeNull()
        }
        for (const { ranks, disagreement, isNoRegret } of compared) {
          expect(disagreement?.apart).toBe(0)
          expect(isNoRegret).toBe(ranks[0]! <= cut)
        }
        expect(compared.map(({ item: { id } }) => id)).toEqual(items.map(({ id }) => id).sort())
      }),
    )
  })
})
