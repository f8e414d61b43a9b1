import { describe, expect, it } from 'vitest'
import { type Estimate, total } from '../../../src/core/estimates/estimate.js'
import { sampleEstimate } from '../../../src/core/simulate/draw.js'

const at = { item: 'pay-1', place: 'effort' }
const interval: Estimate = { kind: 'interval', low: 2, high: 8 }

describe('draws', () => {
  it('depend on seed, item and place, and not on how many are made or from where', () => {
    const first = sampleEstimate(interval, {}, at, { seed: 1, draws: 3000 })
    expect(sampleEstimate(interval, {}, at, { seed: 1, draws: 100 })).toEqual(first.slice(0, 100))
    expect(sampleEstimate(interval, {}, at, { seed: 1, from: 1000, draws: 500 })).toEqual(
      first.slice(1000, 1500),
    )
    expect(sampleEstimate(interval, {}, at, { seed: 2, draws: 3000 })).not.toEqual(first)
    expect(
      sampleEstimate(interval, {}, { ...at, item: 'pay-2' }, { seed: 1, draws: 3000 }),
    ).not.toEqual(first)
    expect(
      sampleEstimate(interval, {}, { ...at, place: 'rice.reach' }, { seed: 1, draws: 3000 }),
    ).not.toEqual(first)
  })

  it('of a total add those of its parts at their own places', () => {
    const sampling = { seed: 1, draws: 100 }
    const both = total({ web: interval, data: { kind: 'interval', low: -1, high: 1 } })
    const of = (name: string, estimate: Estimate) =>
      sampleEstimate(estimate, {}, { ...at, place: `effort_by_team.${name}` }, sampling)
    const web = of('web', interval)
    const data = of('data', { kind: 'interval', low: -1, high: 1 })
    expect(sampleEstimate(both, {}, { ...at, place: 'effort_by_team' }, sampling)).toEqual(
      web.map((value, row) => value + data[row]!),
    )
  })

  it('beyond a limit are set to the limit', () => {
    const draws = sampleEstimate(interval, { min: 3, max: 6 }, at, { seed: 1, draws: 3000 })
    expect([Math.min(...draws), Math.max(...draws)]).toEqual([3, 6])
  })
})
