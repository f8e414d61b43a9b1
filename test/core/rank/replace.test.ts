import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { builtInFrameworks } from '../../../src/core/frameworks/builtin.js'
import { rankItems } from '../../../src/core/rank/rank.js'
import { replaceRanked, rowAt, rowBehind, standingOf } from '../../../src/core/rank/replace.js'
import { item } from './item.js'

const containers: ReadonlySet<string> = new Set()

// Few values, so that many are equal; without a value an item is unscored, and a dropped one is not ranked at all.
const given = fc.record({
  value: fc.option(fc.constantFrom(1, 5, 9), { nil: undefined }),
  effort: fc.constantFrom(1, 5, 9),
  status: fc.constantFrom('planned' as const, 'candidate' as const, 'dropped' as const),
  due: fc.option(fc.constantFrom('2027-01-01', '2027-02-01'), { nil: undefined }),
  moscow: fc.constantFrom(1, 2, 3, 4),
})

type Given = typeof given extends fc.Arbitrary<infer T> ? T : never

function made(id: string, { value, effort, status, due, moscow }: Given) {
  return item(id, {
    own: value === undefined ? { effort } : { value, effort },
    blocks: { moscow: { moscow } },
    status,
    ...(due && { due: { date: due, kind: 'target' as const } }),
  })
}

describe.each(['value-effort', 'moscow'])('by %s', (name) => {
  const framework = builtInFrameworks().find((each) => each.name === name)!

  test('an item in place of another gives what ranking all of them again gives', () => {
    fc.assert(
      fc.property(
        fc.array(given, { maxLength: 7 }),
        fc.option(given),
        fc.nat(8),
        (all, one, at) => {
          const items = all.map((each, index) => made(`i${index}`, each))
          const before = items[at]
          const after = one ? made(before?.id ?? 'new', one) : undefined
          const context = { framework, containers }
          const ranking = rankItems(items, framework, context)
          const standing = standingOf(after, ranking, context)
          const others = items.filter((each) => each !== before)
          const again = rankItems(after ? [...others, after] : others, framework, context)
          expect(replaceRanked(ranking, new Set([before?.id ?? 'new']), [standing])).toEqual(again)
          if (!standing.scored) return
          const place = again.ranked.findIndex(({ item: { id } }) => id === after!.id)
          const rank = again.ranked[place]!.rank
          const isAhead = ranking.ranked.findIndex(({ item: { id } }) => id === before?.id)
          const ahead = rowAt(ranking, standing.scored)
          expect(ahead - (isAhead >= 0 && isAhead < ahead ? 1 : 0)).toBe(rank - 1)
          expect(rowBehind(ranking, standing.scored)).toBeGreaterThanOrEqual(ahead)
        },
      ),
    )
  })

  test('so do several items in place of others', () => {
    const edits = fc.uniqueArray(fc.tuple(fc.nat(8), fc.option(given)), { selector: ([at]) => at })
    fc.assert(
      fc.property(fc.array(given, { maxLength: 7 }), edits, (all, changes) => {
        const items = all.map((each, index) => made(`i${index}`, each))
        const context = { framework, containers }
        const ranking = rankItems(items, framework, context)
        const ids = new Set(changes.map(([at]) => `i${at}`))
        const after = changes.flatMap(([at, one]) => (one ? [made(`i${at}`, one)] : []))
        const standings = after.map((each) => standingOf(each, ranking, context))
        const others = items.filter(({ id }) => !ids.has(id))
        expect(replaceRanked(ranking, ids, standings)).toEqual(
          rankItems([...others, ...after], framework, context),
        )
      }),
    )
  })
})
