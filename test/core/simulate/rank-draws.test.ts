import { afterEach, describe, expect, it } from 'vitest'
import { rankCounts } from '../../../src/core/simulate/rank-counts.js'
import { drawTable } from '../../../src/core/simulate/rank-draws.js'
import { numbersFrom } from './closed-form.js'

const { sort } = Uint32Array.prototype

afterEach(() => {
  Uint32Array.prototype.sort = sort
})

describe('a table of draws', () => {
  it.each([64, 65, 100, 1000])('sorts %d draws without comparisons', (draws) => {
    const items = 300
    const next = numbersFrom(draws)
    const rows = Array.from({ length: items }, () =>
      Float64Array.from({ length: draws }, () => 1000 + 1000 * next()),
    )
    const table = drawTable(items, draws)
    for (const [row, scores] of rows.entries())
      table.put(row, { scores, places: Float64Array.of(0), noScore: 0, isComparable: true })
    // Which it falls back to where very many scores are alike.
    Uint32Array.prototype.sort = function (comparison) {
      if (comparison) throw new Error('sorted by comparison')
      return sort.call(this)
    }
    const counts = rankCounts(items)
    const times = new Float64Array(items)
    for (const _ of table.rank(draws, counts, { cut: 10, times }));
    expect(times.reduce((sum, each) => sum + each)).toBeCloseTo(10 * draws, 9)
    const first = rows.map((scores) => scores[0]!)
    const best = first.indexOf(Math.max(...first))
    expect(times[best]).toBeGreaterThan(0)
  })
})
