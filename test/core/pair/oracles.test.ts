import { describe, expect, it } from 'vitest'
import type { Item } from '../../../src/core/backlog/item.js'
import { comparePair } from '../../../src/core/pair/pair.js'
import { explainItem } from '../../../src/core/rank/explanation.js'
import { rankItems } from '../../../src/core/rank/rank.js'
import { noSharedData, sharedData } from '../../shared-data.js'
import { item } from '../rank/item.js'
import { frameworkOf, itemsOf, oracles } from '../rank/oracles.js'

describe.skipIf(!sharedData)(`published backlogs (skipped where ${noSharedData})`, () => {
  it.each(oracles.map((oracle) => [oracle.oracle, oracle] as const))(
    'every neighbour of %s turns where it is said to, and nowhere before',
    async (_, oracle) => {
      const framework = await frameworkOf(oracle)
      const standard = { framework, containers: new Set<string>() }
      const items = itemsOf(oracle, framework)
      const ranking = rankItems(items, framework, standard)
      const inputs = new Map(oracle.items.map((each) => [each.id, each.inputs]))
      const above = (a: Item, b: Item) => {
        const [x, y] = [a, b].map(
          ({ id }) =>
            rankItems([a, b], framework, standard).ranked.find((row) => row.item.id === id)!.rank,
        )
        return Math.sign(y! - x!)
      }
      let turned = 0
      for (const [at, { item: a }] of ranking.ranked.slice(0, -1).entries()) {
        const { item: b } = ranking.ranked[at + 1]!
        const [first, second] = [a, b].map((each) => explainItem(each, ranking, standard, String))
        const pair = comparePair(first!, second!, standard, { seed: 1, draws: 10 })
        const { sign, probability, isCertain, inputs: all } = pair.comparison!
        expect(sign).toBe(above(a, b))
        expect([probability, isCertain]).toEqual([(sign + 1) / 2, true])
        for (const { of, term, flips } of all)
          for (const { at: value, direction } of flips) {
            const changed = (to: number) => {
              const { id } = of === 'a' ? a : b
              const own = { ...inputs.get(id)!, [term.need.input.name]: to }
              const other = item(id, { blocks: { [framework.name]: own } })
              return of === 'a' ? above(other, b) : above(a, other)
            }
            const step = (direction === 'up' ? 1 : -1) * Math.max(Math.abs(value), 1e-3) * 1e-9
            expect(changed(value + step)).toBe(-sign)
            expect(changed(value - step)).toBe(sign)
            turned++
          }
      }
      expect(turned).toBeGreaterThan(0)
    },
  )
})
