import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreItems, unscoredItems } from '../../../src/core/rank/score.js'
import { kpi, resolve } from '../frameworks/repository.js'
import { item, type Parts } from './item.js'

const repository = await resolve({
  kpis: [kpi('churn', 4, 2), kpi('conversion', 1, 3)],
  config: `
frameworks:
  odd: {inputs: {a: {}, b: {default: 1}}, score: log(a) / b}
  sorted: {inputs: {a: {}}, buckets: {high: a > 2, low: a < 0}, order: [high, low], then: rice}`,
})
const names = ['rice', 'wsjf', 'moscow', 'value-effort', 'kpi', 'odd', 'sorted']
const number = fc.constantFrom(-1, 0, 0.5, 1, 2, 3, 1e200)

const rice = fc.record({ reach: number, impact: number, confidence: number, effort: number })
const parts: fc.Arbitrary<Parts> = fc.record(
  {
    own: fc.record({ value: number, effort: number }, { requiredKeys: ['effort'] }),
    blocks: fc.record(
      {
        rice,
        odd: fc.record({ a: number, b: number }, { requiredKeys: ['a'] }),
        sorted: fc.record({ a: number }, { requiredKeys: [] }),
        'value-effort': fc.record({ value: number }),
      },
      { requiredKeys: ['odd', 'sorted'] },
    ),
    kpis: fc.dictionary(fc.constantFrom('churn', 'conversion'), number),
  },
  { requiredKeys: ['own', 'blocks', 'kpis'] },
)

describe('the scores of a backlog', () => {
  it('are the same whether or not it was asked before which items have none', () => {
    const backlog = fc.array(parts, { minLength: 5, maxLength: 15 })
    let [some, none] = [0, 0]
    fc.assert(
      fc.property(backlog, fc.constantFrom(...names), (all, name) => {
        const items = all.map((each, at) =>
          item(`i${at}`, { ...each, ...(at % 5 === 4 && { unscored: 'a promise' }) }),
        )
        const framework = repository.frameworks.get(name)!
        const before = scoreItems([...items], framework, repository)
        const without = unscoredItems(items, framework, repository)
        expect(without).toEqual(before.unscored)
        expect(scoreItems(items, framework, repository)).toEqual(before)
        some += before.scored.length
        none += without.length
      }),
    )
    expect(Math.min(some, none)).toBeGreaterThan(100)
  })

  it('are those of each item alone, of more items too than are scored at a time', () => {
    const all = Array.from({ length: 20_000 }, (_, at) =>
      item(`i${at}`, {
        blocks: { rice: { reach: at, impact: 1, confidence: 1, effort: at % 3 ? 2 : 1 } },
        ...(at % 1000 === 7 && { unscored: 'a promise' }),
      }),
    )
    const framework = repository.frameworks.get('rice')!
    const without = unscoredItems(all, framework, repository)
    expect(without.map((each) => each.item)).toEqual(all.filter((_, at) => at % 1000 === 7))
    const { scored } = scoreItems(all, framework, repository)
    expect(scored.map((each) => each.score)).toEqual(
      all.flatMap((_, at) => (at % 1000 === 7 ? [] : [at / (at % 3 ? 2 : 1)])),
    )
  })
})
