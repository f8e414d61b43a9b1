import { describe, expect, it } from 'vitest'
import { rankItems } from '../../../src/core/rank/rank.js'
import { noSharedData, sharedData } from '../../shared-data.js'
import { frameworkOf, itemsOf, oracles } from './oracles.js'

function sorted(groups: readonly (readonly string[])[]): string[] {
  return [...new Set(groups.map((ids) => [...ids].sort().join(' ')))].sort()
}

function valueOfFraction(fraction: string): number {
  const [above, below] = fraction.split('/').map(Number)
  return above! / below!
}

describe.skipIf(!sharedData)(`published scores (skipped where ${noSharedData})`, () => {
  it('are there', () => {
    expect(oracles.length).toBeGreaterThan(10)
    expect(oracles.flatMap(({ items }) => items).length).toBeGreaterThan(150)
  })

  it.each(oracles.map((oracle) => [oracle.oracle, oracle] as const))('%s', async (_, oracle) => {
    const framework = await frameworkOf(oracle)
    const { ranked, unscored } = rankItems(itemsOf(oracle, framework), framework, { framework })
    expect(unscored).toEqual([])
    const byId = new Map(ranked.map((each) => [each.item.id, each]))
    for (const { id, exact, published_score, check, computed_rank_competition } of oracle.items) {
      const { score, rank } = byId.get(id)!
      expect(score! / valueOfFraction(exact)).toBeCloseTo(1, 14)
      expect(rank).toBe(computed_rank_competition)
      if (check === 'exact') expect(score).toBeCloseTo(Number(published_score), 9)
      if (check === 'PUBLISHED_WRONG')
        expect(Math.abs(score! - Number(published_score))).toBeGreaterThan(0.005)
    }
    const tied = ranked
      .map(({ rank }) => ranked.filter((each) => each.rank === rank).map((each) => each.item.id))
      .filter((ids) => ids.length > 1)
    expect(sorted(tied)).toEqual(sorted(oracle.ties))
    const ranks = oracle.computed_order.map((id) => byId.get(id)!.rank)
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
  })
})
