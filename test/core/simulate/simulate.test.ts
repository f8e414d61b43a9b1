import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankCounts } from '../../../src/core/simulate/rank-counts.js'
import { simulate } from '../../../src/core/simulate/simulate.js'
import { ranked, simulatedById } from './simulated.js'

const rice = (id: string, reach: string, more = '') =>
  `- {id: ${id}, title: ${id}, rice: {reach: ${reach}, impact: 1}, confidence: 1, effort: 1${more}}\n`

describe('a simulation', () => {
  it('draws an item alike whatever the others are, and whatever their order', async () => {
    const a = rice('a', '80 to 300')
    const b = rice('b', '90 to 260')
    const c = rice('c', '1 to 3')
    const alone = simulatedById(await ranked(a))
    const both = simulatedById(await ranked(a + b))
    const reversed = simulatedById(await ranked(b + a))
    const all = simulatedById(await ranked(c + a + b))
    expect(reversed).toEqual(both)
    // The lesser item is below both in every draw: what is said of them stays.
    expect({ ...all, c: undefined }).toEqual({ ...both, c: undefined })
    expect(alone.a!.interval).toEqual(both.a!.interval)
  })

  it('gives other ranks for another seed, and nearly the same probabilities', async () => {
    const backlog = await ranked(rice('a', '80 to 300') + rice('b', '90 to 310'))
    const of = (seed: number) => simulatedById(backlog, { seed, cut: 1 }).a!.topProbability
    expect(of(2)).not.toBe(of(1))
    expect(Math.abs(of(2) - of(1))).toBeLessThan(0.02)
  })

  it('draws the effort of teams apart, and adds it up', async () => {
    const backlog = `
- {id: a, title: A, rice: {reach: 100, impact: 1}, confidence: 1, effort_by_team: {web: -2 to 4, data: 10}}
- {id: b, title: B, rice: {reach: 100, impact: 1}, confidence: 1, effort: 10 to 12}`
    // A part may not be below zero: its limit stands in.
    const { a } = simulatedById(await ranked(backlog.replace('-2 to 4', '0.5 to 8')))
    expect(a!.interval!.p95).toBeCloseTo(100 / 10.5, 1)
    expect(a!.interval!.p5).toBeCloseTo(100 / 18, 1)
  })

  it('counts equal scores half: those that share the last places share the probability', async () => {
    const backlog =
      rice('a', '9') + rice('b', '5') + rice('c', '5') + rice('d', '5') + rice('e', '1')
    const { a, b, c, d, e } = simulatedById(await ranked(backlog), { cut: 2, draws: 30 })
    expect([a, b, c, d, e].map((each) => each!.topProbability)).toEqual([1, 1 / 3, 1 / 3, 1 / 3, 0])
    expect([a, b, c, d, e].map((each) => each!.rankInterval.p50)).toEqual([1, 2, 2, 2, 5])
    expect([a, b, c, d, e].map((each) => each!.group)).toEqual([1, 2, 2, 2, 3])
  })

  it('takes scores that differ by the order of additions for equal', async () => {
    const config =
      'framework: sum\nframeworks: {sum: {inputs: {x: {}, y: {}, z: {}}, score: x + y + z}}'
    const backlog = `
- {id: a, title: A, x: 0.1, y: 0.2, z: 0.3}
- {id: b, title: B, x: 0.3, y: 0.2, z: 0.1}`
    const { a, b } = simulatedById(await ranked(backlog, { config }))
    expect([a!.rankInterval.p95, b!.rankInterval.p95]).toEqual([1, 1])
    expect(b!.group).toBe(1)
  })

  it('ranks buckets before the score in every draw', async () => {
    const backlog =
      rice('must', '1 to 30', ', moscow: must') +
      rice('should', '100 to 900', ', moscow: should') +
      rice('could', '1000', ', moscow: could')
    const written = { config: 'frameworks: {moscow: {then: rice}}' }
    const { must, should, could } = simulatedById(await ranked(backlog, written, 'moscow'), {
      cut: 1,
    })
    expect([must, should, could].map((each) => each!.rankInterval)).toEqual(
      [1, 2, 3].map((rank) => ({ p5: rank, p50: rank, p95: rank })),
    )
    expect(must!.topProbability).toBe(1)
  })

  it('sorts each draw into the buckets that an order ranks by', async () => {
    const config = `framework: own
frameworks:
  own: {inputs: {x: {}}, score: x, buckets: {low: x < 0, high: x >= 0}, order: [low, high]}`
    const backlog =
      '- {id: a, title: A, x: -3 to 1}\n- {id: b, title: B, x: -0.5}\n- {id: c, title: C, x: 9}'
    const { a, b, c } = simulatedById(await ranked(backlog, { config }), { cut: 1 })
    // a is normal with mean -1 and deviation 2 / 1.645: between -0.5 and 0, where it is above b, with 13.5 %.
    expect(a!.topProbability).toBeCloseTo(0.135, 2)
    expect(b!.topProbability).toBeCloseTo(0.865, 2)
    expect(c!.rankInterval.p5).toBe(2)
    expect(c!.rankInterval.p95).toBe(3)
  })

  it('has no interval of a score where there is none', async () => {
    const backlog = '- {id: a, title: A, moscow: must}\n- {id: b, title: B, moscow: could}'
    const { a, b } = simulatedById(await ranked(backlog, { config: 'framework: moscow' }), {
      cut: 1,
    })
    expect([a!.interval, b!.interval]).toEqual([null, null])
    expect([a!.topProbability, b!.rankInterval.p5]).toEqual([1, 2])
  })

  it('ranks a draw without a number below all others, and says how many there are', async () => {
    const config = 'framework: own\nframeworks: {own: {inputs: {x: {}}, score: sqrt(x) - 9}}'
    const backlog = '- {id: a, title: A, x: -1 to 3}\n- {id: b, title: B, x: 0.0001}'
    const { a, b } = simulatedById(await ranked(backlog, { config }), { cut: 1 })
    // Normal with mean 1 and deviation 2 / 1.645: 20.5 % of it is below zero.
    expect(a!.noScore).toBeCloseTo(0.205, 2)
    expect(a!.topProbability).toBeCloseTo(0.795, 2)
    expect(a!.rankInterval).toEqual({ p5: 1, p50: 1, p95: 2 })
    expect(a!.interval!.p5).toBeNull()
    expect(a!.interval!.p50).toBeCloseTo(-8, 3)
    expect(b!.noScore).toBe(0)
  })

  it('ranks as many at a time as memory allows, with the same result', async () => {
    const backlog = Array.from({ length: 60 }, (_, number) =>
      rice(`i-${number}`, `${50 + number} to ${150 + 3 * number}`),
    ).join('')
    const { ranking, standard } = await ranked(backlog)
    // 60 items × 200,000 draws do not fit at once, 60 × 150,000 do.
    const few = simulatedById({ ranking, standard }, { draws: 150_000 })
    const many = simulatedById({ ranking, standard }, { draws: 200_000 })
    for (const [id, { topProbability, rankInterval }] of Object.entries(many)) {
      expect(Math.abs(few[id]!.topProbability - topProbability)).toBeLessThan(0.005)
      expect(Math.abs(few[id]!.rankInterval.p50 - rankInterval.p50)).toBeLessThanOrEqual(1)
    }
    const sum = Object.values(many).reduce((all, each) => all + each.topProbability, 0)
    expect(sum).toBeCloseTo(10, 9)
  })
})

describe('the part that is done', () => {
  it.each([
    ['at once', 20_000],
    ['a run of draws after the other', 200_000],
  ])('grows to 1 in small steps where all are ranked %s', async (_, draws) => {
    const backlog = Array.from({ length: 60 }, (_, number) =>
      rice(`i-${number}`, `${50 + number} to ${150 + 3 * number}`),
    ).join('')
    const { ranking, standard } = await ranked(backlog)
    const parts = [...simulate(ranking, standard, { seed: 1, draws, cut: 10 })]
    expect(parts.toSorted((a, b) => a - b)).toEqual(parts)
    expect(parts.at(-1)).toBeCloseTo(1, 9)
    const steps = parts.map((part, at) => part - (parts[at - 1] ?? 0))
    expect(Math.max(...steps)).toBeLessThan(0.02)
  })
})

describe('counts of ranks', () => {
  it('give the least rank that 5, 50 and 95 % of the draws are at or above', () => {
    const counts = rankCounts(20)
    for (let rank = 1; rank <= 20; rank++) counts.add(0, rank)
    expect(counts.pointsOf(0, 20)).toEqual({ p5: 1, p50: 10, p95: 19 })
  })

  it('are exact, and of very many items nearly', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(7, 3000, 12_000),
        fc.integer({ min: 1, max: 2 ** 31 }),
        (items, seed) => {
          const counts = rankCounts(items)
          const ranks = Array.from({ length: 41 }, (_, at) => 1 + ((at * seed) % items))
          for (const rank of ranks) counts.add(items - 1, rank)
          const sorted = ranks.sort((a, b) => a - b)
          const found = counts.pointsOf(items - 1, ranks.length)
          const known = { p5: sorted[2]!, p50: sorted[20]!, p95: sorted[38]! }
          if (items <= 3000) expect(found).toEqual(known)
          else
            for (const point of ['p5', 'p50', 'p95'] as const)
              expect(Math.abs(found[point] / known[point] - 1)).toBeLessThan(0.01)
        },
      ),
      { numRuns: 30 },
    )
  })
})
