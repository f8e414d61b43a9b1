import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { circlesOf } from '../../../src/core/check/circles.js'

const ways = (edges: Readonly<Record<string, readonly string[]>>) =>
  circlesOf(new Map(Object.entries(edges))).map((circle) => circle.map(({ id }) => id).join(''))

describe('ways round', () => {
  it.each([
    [{ a: ['b'], b: ['c'], c: [] }, []],
    [{ a: ['a'] }, ['a']],
    [{ a: ['b'], b: ['a'] }, ['ab']],
    [{ c: ['a'], a: ['b'], b: ['c'], d: ['a'] }, ['abc']],
    [{ a: ['x', 'b'], b: ['a'], x: [] }, ['ab']],
    [{ a: ['b', 'c'], b: ['a'], c: ['a'] }, ['ab', 'ca']],
    [{ d: ['e'], e: ['d'], a: ['b'], b: ['a', 'd'] }, ['ab', 'de']],
    [{ a: ['b'], b: ['c'], c: ['a', 'c'] }, ['c', 'abc']],
    [{ b: ['b', 'a'], a: ['b', 'a'] }, ['a', 'b', 'ab']],
    [{ a: ['b'], b: ['c', 'd'], c: ['d'], d: ['a'] }, ['abd', 'cdab']],
  ] as const)('of %j', (edges, expected) => {
    expect(ways(edges)).toEqual(expected)
  })

  it('tell the first edge that leads on', () => {
    const edges = new Map([
      ['a', ['x', 'b', 'b']],
      ['b', ['a']],
    ])
    expect(circlesOf(edges)).toEqual([
      [
        { id: 'a', index: 1 },
        { id: 'b', index: 0 },
      ],
    ])
  })
})

const graphs = fc
  .record({
    // Groups of up to a hundred ids are treated in another way than larger ones.
    size: fc.oneof(fc.nat({ max: 12 }), fc.integer({ min: 101, max: 160 })),
    pairs: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 60 }),
    isRing: fc.boolean(),
  })
  .map(({ size, pairs, isRing }) => {
    const edges = new Map<string, string[]>()
    const add = (from: number, to: number) => {
      const key = `n${from % (size + 1)}`
      const all = edges.get(key) ?? []
      if (!all.includes(`n${to % (size + 1)}`)) edges.set(key, [...all, `n${to % (size + 1)}`])
    }
    if (isRing) for (let at = 0; at <= size; at++) add(at, at + 1)
    for (const [from, to] of pairs) add(from, to)
    return edges
  })

describe('in any graph', () => {
  it('every id that reaches itself is on a way, every way is one and passes each id once, and those of one step are all there', () => {
    fc.assert(
      fc.property(graphs, (edges) => {
        const circles = circlesOf(edges)
        const covered = new Set(circles.flatMap((circle) => circle.map(({ id }) => id)))
        expect([...covered].sort()).toEqual([...edges.keys()].filter(isOnCircle(edges)).sort())
        const own = [...edges].filter(([id, to]) => to.includes(id)).map(([id]) => id)
        const single = circles.filter(({ length }) => length === 1).map(([step]) => step!.id)
        expect(single.sort()).toEqual(own.sort())
        for (const circle of circles) {
          expect(new Set(circle.map(({ id }) => id)).size).toBe(circle.length)
          circle.forEach(({ id, index }, at) => {
            expect(edges.get(id)![index]).toBe(circle[(at + 1) % circle.length]!.id)
          })
        }
      }),
      { numRuns: 300 },
    )
  })

  it('the order in which ids are given makes no difference', () => {
    fc.assert(
      fc.property(graphs, (edges) => {
        expect(circlesOf(new Map([...edges].reverse()))).toEqual(circlesOf(edges))
      }),
    )
  })
})

function isOnCircle(edges: ReadonlyMap<string, readonly string[]>): (id: string) => boolean {
  return (id) => {
    const seen = new Set<string>()
    const open = [...(edges.get(id) ?? [])]
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (at === id) return true
      if (seen.has(at)) continue
      seen.add(at)
      open.push(...(edges.get(at) ?? []))
    }
    return false
  }
}
