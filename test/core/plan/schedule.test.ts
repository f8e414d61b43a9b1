import { describe, expect, test } from 'vitest'
import { planFor, type Setting, type Written } from './backlog.js'

const year: Setting = { start: '2027-Q1', capacities: { web: 10 } }
const web = (id: string, score: number, effort: number, more: Partial<Written> = {}): Written => ({
  id,
  team: 'web',
  score,
  effort,
  ...more,
})

function loads(setting: Setting, items: readonly Written[], team: string | null): number[] {
  return planFor(setting, items).periods.map(
    ({ teams }) => teams.find((each) => each.team === team)!.load,
  )
}

describe('the load of a period', () => {
  test('is the work done in it, not that of the items that finish in it', () => {
    expect(loads(year, [web('a', 9, 25), web('b', 8, 3)], 'web')).toEqual([10, 10, 8, 0])
  })

  test('begins at once, though the item is agreed for later', () => {
    expect(loads(year, [web('a', 9, 4, { period: '2027-Q3' })], 'web')).toEqual([4, 0, 0, 0])
  })

  test('holds what shipped in it, and never more than it can', () => {
    const shipped = web('done', 0, 4, { status: 'shipped', shipped: '2027-01-01' })
    expect(loads(year, [shipped, web('a', 9, 10)], 'web')).toEqual([10, 4, 0, 0])
    const more = web('more', 0, 9, { status: 'shipped', shipped: '2027-01-01' })
    expect(loads(year, [shipped, more, web('a', 9, 10)], 'web')).toEqual([10, 10, 0, 0])
  })

  test('of a team without a capacity is the effort of what finishes in it', () => {
    const items = [
      { id: 'a', team: 'other', score: 1, effort: 7, dependsOn: ['b'] },
      web('b', 9, 15),
    ]
    expect(loads(year, items, 'other')).toEqual([0, 7, 0, 0])
  })

  test('stands beside a capacity without the reserve', () => {
    const [first] = planFor({ ...year, reserve: 0.2 }, []).periods
    expect(first!.teams).toEqual([{ team: 'web', capacity: 8, load: 0, shipped: 0, below: null }])
  })
})

describe('an item', () => {
  test('begins in the period in which its team comes to it', () => {
    const items = [web('a', 9, 12), web('b', 8, 10), web('c', 7, 8), web('d', 6, 10)]
    const plan = planFor(year, items)
    const spans = plan.periods.flatMap(({ items }) =>
      items.map((each) => [each.item.id, each.start, each.end]),
    )
    // In order of finishing c 8, a 12, b 10 and d 10, which are done at 8, 20, 30 and 40.
    expect(spans).toEqual([
      ['c', '2027-Q1', '2027-Q1'],
      ['a', '2027-Q1', '2027-Q2'],
      ['b', '2027-Q3', '2027-Q3'],
      ['d', '2027-Q4', '2027-Q4'],
    ])
  })

  test('begins with the first of its teams', () => {
    const setting = { start: '2027-Q1', capacities: { web: 10, api: [0, 10, 0, 0] } }
    const [, second] = planFor(setting, [
      { id: 'a', score: 1, effort: { web: 1, api: 10 } },
    ]).periods
    expect(second!.items).toMatchObject([{ start: '2027-Q1', end: '2027-Q2', effort: 11 }])
  })

  test.for([
    ['candidate', {}, true],
    ['candidate', { period: '2027-Q1' }, false],
    ['planned', {}, false],
    ['in-progress', {}, false],
  ] as const)('that is a %s with %j is proposed: %j', ([status, more, isProposed]) => {
    const [first] = planFor(year, [web('a', 1, 1, { status, ...more })]).periods
    expect(first!.items).toMatchObject([{ isProposed }])
  })
})

describe('a target date', () => {
  // On 14 February 45 of the 90 days of 2027-Q1 are gone, and half of 10 is done.
  test.for<readonly [string, readonly Written[], readonly string[]]>([
    [
      'before the roadmap is missed',
      [web('a', 1, 1, { due: '2026-12-31' })],
      ['a 2026-12-31 2027-Q1'],
    ],
    [
      'inside a period is kept by the work done by then',
      [web('a', 1, 5, { due: '2027-02-14' })],
      [],
    ],
    [
      'inside a period is missed by the work done after it',
      [web('a', 1, 3, { due: '2027-02-14' }), web('b', 9, 2.5)],
      ['a 2027-02-14 2027-Q1'],
    ],
    [
      'inside a period is missed by what ends after it of another team that it waits for',
      [
        web('a', 9, 1, { due: '2027-02-14', dependsOn: ['b'] }),
        { id: 'b', team: 'api', score: 1, effort: 3, dependsOn: ['c'] },
        { id: 'c', team: 'api', score: 1, effort: 3 },
        web('d', 8, 1, { due: '2027-02-14', dependsOn: ['c'] }),
      ],
      ['a 2027-02-14 2027-Q1'],
    ],
    [
      'inside a period is missed by what is in a container that it waits for',
      [
        web('a', 9, 1, { due: '2027-02-14', dependsOn: ['all'] }),
        { id: 'all' },
        { id: 'b', team: 'api', score: 1, effort: 6, parent: 'all' },
      ],
      ['a 2027-02-14 2027-Q1'],
    ],
    [
      'inside a period is kept by what takes no work, as a hard date is',
      [web('a', 1, 0, { due: '2027-02-14' }), web('b', 9, 9)],
      [],
    ],
    ['at the end of the period is kept', [web('a', 1, 10, { due: '2027-03-31' })], []],
    [
      'before the period is missed, the earliest first',
      [
        web('z', 1, 12, { due: '2027-02-28' }),
        web('y', 1, 8, { due: '2027-02-28' }),
        web('x', 1, 0, { due: '2026-01-01' }),
      ],
      ['x 2026-01-01 2027-Q1', 'y 2027-02-28 2027-Q1', 'z 2027-02-28 2027-Q2'],
    ],
    [
      'of a team without a capacity is kept in its period',
      [{ id: 'a', score: 1, effort: 99, due: '2027-01-01' }],
      [],
    ],
    ['of an item that is not planned is not late', [web('a', 1, 99, { due: '2027-01-01' })], []],
  ])('%s', ([, items, expected]) => {
    const { late } = planFor({ ...year, capacities: { web: 10, api: 10 } }, items)
    expect(late.map(({ item, due, end }) => `${item.id} ${due} ${end}`)).toEqual(expected)
  })

  test('is never late where there are no dates', () => {
    expect(planFor({}, [web('a', 1, 1, { due: '1999-01-01' })]).late).toEqual([])
  })
})

describe('a plan', () => {
  test('is worth what its items are, less for each period later', () => {
    // Score × effort: 9 × 10 in the first of four periods, 8 × 10 in the second: 90 + 80 × 3/4.
    const { objective } = planFor(year, [web('a', 9, 10), web('b', 8, 10), web('c', 7, 99)])
    // By the four ends 90, 90 + 80, all of that, and that with 20 of c's 99 at 7: a quarter of each at most.
    const bound = (90 + 170 + (170 + 10 * 7) + (170 + 20 * 7)) / 4
    expect(objective).toEqual({ value: 150, bound, gap: (bound - 150) / bound })
  })

  test('lists what shipped, the newest first', () => {
    const { shipped } = planFor(year, [
      web('a', 0, 1, { status: 'shipped', shipped: '2026-01-02' }),
      web('b', 0, 1, { status: 'shipped' }),
      web('c', 0, 1, { status: 'shipped', shipped: '2026-03-04' }),
    ])
    expect(shipped.map(({ item, shipped }) => [item.id, shipped])).toEqual([
      ['c', '2026-03-04'],
      ['a', '2026-01-02'],
      ['b', null],
    ])
  })

  test('counts what has shipped of a container, at any depth and without what was dropped', () => {
    const { containers } = planFor(year, [
      { id: 'outer' },
      { id: 'inner', parent: 'outer' },
      web('a', 1, 1, { parent: 'inner' }),
      web('b', 1, 1, { parent: 'inner', status: 'shipped' }),
      web('c', 1, 1, { parent: 'outer', status: 'dropped' }),
      web('d', 1, 1, { parent: 'gone' }),
    ])
    expect(
      containers.map(({ item, children, progress }) => ({
        id: item.id,
        children: children.map(({ id }) => id),
        ...progress,
      })),
    ).toEqual([
      { id: 'inner', children: ['a', 'b'], shipped: 1, total: 2 },
      { id: 'outer', children: ['c', 'inner'], shipped: 1, total: 2 },
    ])
  })

  test('is found though parents lead back to themselves', () => {
    const plan = planFor(year, [
      web('a', 1, 1, { parent: 'b' }),
      web('b', 1, 1, { parent: 'a' }),
      web('c', 1, 1, { parent: 'c' }),
      web('d', 1, 1, { dependsOn: ['a', 'd'] }),
    ])
    expect(plan.unplanned.map(({ item, obstacle }) => `${item.id} ${obstacle.kind}`)).toEqual([
      'c unscored',
      'd circle',
    ])
  })
})
