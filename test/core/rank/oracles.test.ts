import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Item } from '../../../src/core/backlog/item.js'
import type { Framework } from '../../../src/core/frameworks/framework.js'
import { rankItems } from '../../../src/core/rank/rank.js'
import { noSharedData, sharedData } from '../../shared-data.js'
import { resolve } from '../frameworks/repository.js'
import { item } from './item.js'

interface Oracle {
  readonly oracle: string
  readonly negative: boolean
  readonly framework: string
  readonly items: readonly OracleItem[]
  readonly computed_order: readonly string[]
  readonly ties: readonly (readonly string[])[]
}

interface OracleItem {
  readonly id: string
  readonly inputs: Readonly<Record<string, number>>
  readonly published_score: string | null
  readonly exact: string
  readonly check?: string
  readonly computed_rank_competition: number
}

const folder = sharedData && join(sharedData, 'oracles')
const oracles: readonly Oracle[] = folder
  ? readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
  : []

/** Scores confidence from 1 to 10, which RICE does not. */
const hypotheses =
  'inputs: {reach: , impact: , confidence: {min: 1, max: 10}, effort: }\nscore: reach * impact * confidence / effort'

async function frameworkOf(oracle: Oracle): Promise<Framework> {
  const { frameworks } = await resolve({ files: { hypotheses } })
  const name = oracle.oracle === 'rice-hypothesis-notebook' ? 'hypotheses' : oracle.framework
  return frameworks.get(name.replace('_', '-'))!
}

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
    const items = oracle.items.map(
      ({ id, inputs }): Item => item(id, { blocks: { [framework.name]: inputs } }),
    )
    const { ranked, unscored } = rankItems(items, framework, { framework })
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
