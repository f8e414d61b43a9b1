import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawnLinks, type Knot, type Link } from '../../../src/core/plan/links.js'

const knot: Knot = { teams: ['web'], period: 0, worth: 1, isPromised: false, isStopped: false }
const drawn = (knots: readonly Knot[], pairs: readonly (readonly [number, number])[], most = 99) =>
  drawnLinks(
    knots,
    pairs.map(([from, to]) => ({ from, to })),
    most,
  )
const pairs = (links: readonly Link[]) => links.map(({ from, to }) => [from, to])

describe('the links that are drawn', () => {
  test('are those that do not follow from others', () => {
    const links = [
      [0, 1],
      [1, 2],
      [0, 2],
      [2, 3],
      [0, 3],
    ] as const
    const { links: shown, left } = drawn([knot, knot, knot, knot], links)
    expect(pairs(shown)).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ])
    expect(left).toBe(0)
  })

  test('lead from what was given up before those within a team and a period', () => {
    const knots: Knot[] = [knot, { ...knot, worth: 9 }, { ...knot, isStopped: true }, knot]
    const links = [
      [0, 1],
      [2, 3],
    ] as const
    expect(pairs(drawn(knots, links, 1).links)).toEqual([[2, 3]])
  })

  test('leave what is in no period for last, and finish one chain before the next', () => {
    const none: Knot = { ...knot, period: null, worth: 9 }
    const knots: Knot[] = [none, none, knot, knot, knot, knot, knot, knot]
    const links = [
      [0, 1],
      [6, 7],
      [2, 4],
      [3, 5],
      [4, 6],
    ] as const
    expect(pairs(drawn(knots, links, 4).links)).toEqual([
      [2, 4],
      [4, 6],
      [6, 7],
      [3, 5],
    ])
    const twins = [
      [2, 4],
      [3, 5],
      [4, 6],
      [5, 7],
    ] as const
    expect(pairs(drawn(knots, twins, 2).links)).toEqual([
      [2, 4],
      [4, 6],
    ])
  })

  test('lead first to promises, then over teams and periods, then along what is worth most', () => {
    const knots: Knot[] = [
      knot,
      { ...knot, worth: 2 },
      knot,
      { ...knot, worth: 9 },
      knot,
      { ...knot, teams: ['api'] },
      knot,
      knot,
      { ...knot, isPromised: true },
    ]
    const links = [
      [0, 1],
      [2, 3],
      [4, 5],
      [6, 7],
      [7, 8],
    ] as const
    const { links: shown, left } = drawn(knots, links, 4)
    expect(pairs(shown)).toEqual([
      [6, 7],
      [7, 8],
      [4, 5],
      [2, 3],
    ])
    expect(left).toBe(1)
  })
})

// Each item may wait for some before it: there is no circle.
const graph = fc
  .array(fc.array(fc.nat(30), { maxLength: 4 }), { minLength: 1, maxLength: 30 })
  .map((rows) => ({
    count: rows.length,
    links: rows.flatMap((row, to) =>
      to === 0 ? [] : [...new Set(row.map((each) => each % to))].map((from) => ({ from, to })),
    ),
  }))

function reaches(links: readonly Link[], from: number, to: number): boolean {
  return links.some((each) => each.from === from && (each.to === to || reaches(links, each.to, to)))
}

describe('for any dependencies', () => {
  test('each link that is drawn is one, and no more are left out than there are', () => {
    fc.assert(
      fc.property(graph, fc.nat(12), ({ count, links }, most) => {
        const knots = Array.from({ length: count }, (_, at) => ({ ...knot, worth: at }))
        const { links: shown, left } = drawnLinks(knots, links, most)
        expect(shown.length).toBeLessThanOrEqual(most)
        expect(shown.length + left).toBeLessThanOrEqual(links.length)
        for (const link of shown) expect(links).toContainEqual(link)
      }),
    )
  })

  test('all that waits for something does so along what is drawn, and no link is needless', () => {
    fc.assert(
      fc.property(graph, ({ count, links }) => {
        const { links: shown } = drawnLinks(
          Array.from({ length: count }, () => knot),
          links,
          1000,
        )
        for (const { from, to } of links) expect(reaches(shown, from, to)).toBe(true)
        for (const link of shown) {
          const others = shown.filter((each) => each !== link)
          expect(reaches(others, link.from, link.to)).toBe(false)
        }
      }),
      { numRuns: 60 },
    )
  })
})
