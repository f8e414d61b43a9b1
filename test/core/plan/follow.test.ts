import { describe, expect, test } from 'vitest'
import { placesOf, planFor, type Setting, type Written } from './backlog.js'

const year: Setting = { start: '2027-Q1', capacities: { web: 10, api: 10 } }
const web = (id: string, score: number, effort: number, more: Partial<Written> = {}): Written => ({
  id,
  team: 'web',
  score,
  effort,
  ...more,
})

/** Name, setting, items, and the items of each period. */
const plans: readonly [string, Setting, readonly Written[], Record<string, readonly string[]>][] = [
  [
    'fills periods in order of rank',
    year,
    [web('a', 9, 6), web('b', 8, 4), web('c', 7, 10), web('d', 6, 1)],
    { '2027-Q1': ['a', 'b'], '2027-Q2': ['c'], '2027-Q3': ['d'], '2027-Q4': [] },
  ],
  [
    'lets an item of a worse rank go first where the better one does not fit',
    year,
    [web('a', 9, 6), web('b', 8, 8), web('c', 7, 4)],
    { '2027-Q1': ['a', 'c'], '2027-Q2': ['b'], '2027-Q3': [], '2027-Q4': [] },
  ],
  [
    'finishes an item larger than a period in the one in which its work ends',
    year,
    // 25 of 10 a period end in Q3; 5 more of web fit before it, and 10 more only after it.
    [web('large', 9, 25), web('next', 8, 10), web('small', 7, 5)],
    { '2027-Q1': ['small'], '2027-Q2': [], '2027-Q3': ['large'], '2027-Q4': ['next'] },
  ],
  [
    'plans teams on their own',
    year,
    [web('a', 9, 10), web('b', 8, 10), { id: 'c', team: 'api', score: 1, effort: 10 }],
    { '2027-Q1': ['a', 'c'], '2027-Q2': ['b'], '2027-Q3': [], '2027-Q4': [] },
  ],
  [
    'counts the work of every team of an item',
    year,
    [
      { id: 'a', score: 9, effort: { web: 4, api: 8 } },
      { id: 'b', score: 8, effort: { web: 1, api: 4 } },
      web('c', 7, 6),
    ],
    { '2027-Q1': ['a', 'c'], '2027-Q2': ['b'], '2027-Q3': [], '2027-Q4': [] },
  ],
  [
    'does not bind a team without a capacity',
    year,
    [
      { id: 'a', team: 'other', score: 1, effort: 500 },
      { id: 'b', score: 1, effort: 500 },
    ],
    { '2027-Q1': ['a', 'b'], '2027-Q2': [], '2027-Q3': [], '2027-Q4': [] },
  ],
  [
    'binds items without a team by the capacity of the roadmap',
    { start: '2027-Q1', periods: 2, capacities: { '': 5 } },
    [
      { id: 'a', score: 9, effort: 3 },
      { id: 'b', score: 8, effort: 3 },
    ],
    { '2027-Q1': ['a'], '2027-Q2': ['b'] },
  ],
  [
    'holds the reserve back',
    { ...year, reserve: 0.2 },
    [web('a', 9, 8), web('b', 8, 2)],
    { '2027-Q1': ['a'], '2027-Q2': ['b'], '2027-Q3': [], '2027-Q4': [] },
  ],
  [
    'carries over what a period has left',
    { start: '2027-Q1', periods: 3, capacities: { web: [3, 10, 0] } },
    [web('a', 9, 12), web('b', 8, 1)],
    { '2027-Q1': ['b'], '2027-Q2': ['a'], '2027-Q3': [] },
  ],
  [
    'has periods without dates',
    { capacities: { web: 4 } },
    [web('a', 9, 4), web('b', 8, 4), web('c', 7, 4), web('d', 6, 4)],
    { Now: ['a'], Next: ['b'], Later: ['c'] },
  ],
  [
    'puts in-progress, agreed and dated items before planned, and these before candidates',
    year,
    [
      web('candidate', 9, 5, { status: 'candidate' }),
      web('planned', 8, 5),
      web('dated', 3, 5, { status: 'candidate', hard: '2027-12-31' }),
      web('agreed', 2, 5, { period: '2027-Q1' }),
      web('started', 1, 5, { status: 'in-progress' }),
    ],
    {
      '2027-Q1': ['started', 'agreed'],
      '2027-Q2': ['dated', 'planned'],
      '2027-Q3': ['candidate'],
      '2027-Q4': [],
    },
  ],
  [
    'orders hard dates by date and not by rank',
    year,
    [web('b', 9, 10, { hard: '2027-12-31' }), web('a', 1, 10, { hard: '2027-12-30' })],
    { '2027-Q1': ['a'], '2027-Q2': ['b'], '2027-Q3': [], '2027-Q4': [] },
  ],
  [
    'counts what remains of an item in progress',
    year,
    [web('a', 1, 30, { status: 'in-progress', remaining: 4 }), web('b', 9, 6)],
    { '2027-Q1': ['a', 'b'], '2027-Q2': [], '2027-Q3': [], '2027-Q4': [] },
  ],
  [
    'keeps an agreed period though there is room before it',
    year,
    [web('a', 9, 3, { period: '2027-Q3' }), web('b', 8, 10)],
    { '2027-Q1': ['b'], '2027-Q2': [], '2027-Q3': ['a'], '2027-Q4': [] },
  ],
  [
    'puts what an item depends on directly before it',
    year,
    [web('b', 9, 6), web('a', 8, 2, { dependsOn: ['z'] }), web('c', 7, 4), web('z', 1, 2)],
    { '2027-Q1': ['b', 'z', 'a'], '2027-Q2': ['c'], '2027-Q3': [], '2027-Q4': [] },
  ],
  [
    'lets a dependency finish in the same period, and never later',
    year,
    [
      web('a', 9, 1, { dependsOn: ['b'] }),
      { id: 'b', team: 'api', score: 1, effort: 10, dependsOn: ['c'] },
      { id: 'c', team: 'api', score: 1, effort: 10 },
    ],
    { '2027-Q1': ['c'], '2027-Q2': ['b', 'a'], '2027-Q3': [], '2027-Q4': [] },
  ],
  [
    'takes shipped dependencies as done and their work off the period they shipped in',
    year,
    [
      web('done', 0, 99, { status: 'shipped', shipped: '2027-02-01', actual: 4 }),
      web('before', 0, 9, { status: 'shipped', shipped: '2026-12-31' }),
      web('a', 9, 6, { dependsOn: ['done', 'before'] }),
      web('b', 8, 1),
    ],
    { '2027-Q1': ['a'], '2027-Q2': ['b'], '2027-Q3': [], '2027-Q4': [] },
  ],
  [
    'takes more work shipped than a period had off that period alone',
    year,
    [
      web('done', 0, 14, { status: 'shipped', shipped: '2027-02-01' }),
      web('more', 0, 4, { status: 'shipped', shipped: '2027-05-01' }),
      web('a', 9, 6),
      web('b', 8, 1),
      web('free', 7, 0),
    ],
    { '2027-Q1': ['free'], '2027-Q2': ['a'], '2027-Q3': ['b'], '2027-Q4': [] },
  ],
  [
    'has all of a period whose work shipped early',
    year,
    [
      web('done', 0, 14, { status: 'shipped', shipped: '2027-02-01' }),
      web('a', 9, 10),
      web('b', 8, 10),
      web('c', 7, 10),
    ],
    { '2027-Q1': [], '2027-Q2': ['a'], '2027-Q3': ['b'], '2027-Q4': ['c'] },
  ],
  [
    'plans no containers, and waits for all that is in one',
    year,
    [
      { id: 'box', status: 'planned', effort: 99, score: 99 },
      web('in-1', 2, 6, { parent: 'box' }),
      web('in-2', 1, 6, { parent: 'box' }),
      web('gone', 1, 6, { parent: 'box', status: 'dropped' }),
      web('a', 9, 1, { dependsOn: ['box'] }),
      web('b', 8, 10),
    ],
    { '2027-Q1': ['in-1'], '2027-Q2': ['in-2', 'a'], '2027-Q3': ['b'], '2027-Q4': [] },
  ],
  [
    'makes what is in a container wait for what the container depends on',
    year,
    [
      { id: 'box', dependsOn: ['first'] },
      web('in', 9, 1, { parent: 'box', dependsOn: ['box'] }),
      { id: 'first', team: 'api', score: 1, effort: 15 },
    ],
    { '2027-Q1': [], '2027-Q2': ['first', 'in'], '2027-Q3': [], '2027-Q4': [] },
  ],
  [
    'places unscored items by their period, date or dependents',
    year,
    [
      web('a', 9, 1, { dependsOn: ['needed'] }),
      { id: 'needed', team: 'web', effort: 1 },
      { id: 'law', team: 'web', effort: 1, unscored: 'law', due: '2027-06-30' },
      { id: 'agreed', team: 'web', effort: 1, unscored: 'law', period: '2027-Q4' },
      { id: 'adrift', team: 'web', effort: 1, unscored: 'law' },
    ],
    { '2027-Q1': ['law', 'needed', 'a'], '2027-Q2': [], '2027-Q3': [], '2027-Q4': ['agreed'] },
  ],
  [
    'leaves what was pulled forward in its own turn where the item does not fit',
    { start: '2027-Q1', periods: 1, capacities: { web: 10 } },
    [web('a', 9, 8, { dependsOn: ['z'] }), web('b', 8, 7), web('z', 1, 4)],
    { '2027-Q1': ['b'] },
  ],
]

describe('the plan that follows the ranking', () => {
  test.for(plans)('%s', ([, setting, items, expected]) => {
    expect(placesOf(planFor(setting, items))).toEqual(expected)
  })
})

describe('a hard date', () => {
  // 2027-Q1 has 90 days, and 15 March is its 74th: 10 a quarter are 8.22 by then.
  test.for([
    [8.2, ['2027-Q1']],
    [8.3, []],
  ] as const)('inside a period leaves its share of the capacity: %d', ([effort, expected]) => {
    const plan = planFor(year, [web('a', 1, effort, { hard: '2027-03-15' })])
    expect(plan.periods.flatMap(({ items }) => items.map(({ end }) => end))).toEqual(expected)
  })

  test('is met in any period before its own', () => {
    const plan = planFor(year, [
      web('first', 1, 6, { status: 'in-progress' }),
      web('a', 1, 4, { hard: '2027-04-01' }),
      web('b', 1, 0.1, { hard: '2027-04-01' }),
    ])
    // On 1 April 10/91 of the second quarter is gone.
    expect(placesOf(plan)).toMatchObject({ '2027-Q1': ['first', 'a'], '2027-Q2': ['b'] })
  })

  test('has what is left of its share after what shipped by then', () => {
    // 8.22 of 10 by 15 March; what ships after it leaves that, and less of the whole quarter.
    const planned = (shipped: string) =>
      placesOf(
        planFor(year, [
          web('done', 0, 5, { status: 'shipped', shipped }),
          web('a', 1, 3.3, { hard: '2027-03-15' }),
          web('b', 9, 1.8),
        ]),
      )
    expect(planned('2027-03-15')).toMatchObject({ '2027-Q1': ['b'], '2027-Q2': [] })
    expect(planned('2027-03-16')).toMatchObject({ '2027-Q1': ['a'], '2027-Q2': ['b'] })
  })

  test('holds for what the item depends on, and for the work beside it', () => {
    const plan = planFor(year, [
      web('law', 1, 4, { hard: '2027-03-15', dependsOn: ['base'] }),
      web('base', 1, 4),
      web('other', 9, 2),
      web('late', 0, 1, { hard: '2027-03-15' }),
    ])
    // base and law take 8 of 8.22, so late has no room by the date; other has until 31 March.
    expect(placesOf(plan)).toMatchObject({ '2027-Q1': ['base', 'law', 'other'], '2027-Q2': [] })
    expect(plan.unplanned.map(({ item }) => item.id)).toEqual(['late'])
  })

  test('of what depends on it puts no item in progress out of the plan', () => {
    const plan = planFor(year, [
      web('started', 1, 20, { status: 'in-progress' }),
      web('law', 1, 1, { hard: '2027-02-01', dependsOn: ['started'] }),
    ])
    expect(placesOf(plan)).toMatchObject({ '2027-Q2': ['started'] })
    expect(plan.unplanned.map(({ item }) => item.id)).toEqual(['law'])
  })
})
