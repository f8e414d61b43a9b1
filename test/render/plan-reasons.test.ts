import { describe, expect, test } from 'vitest'
import { obstacleText } from '../../src/core/problems/plan-reasons.js'
import { reasonsText } from '../../src/render/plan-reasons.js'
import { planFor, type Setting, type Written } from '../core/plan/backlog.js'

const year: Setting = { start: '2027-Q1', capacities: { web: 10, api: 10 } }
const web = (id: string, score: number, effort: number, more: Partial<Written> = {}): Written => ({
  id,
  team: 'web',
  score,
  effort,
  ...more,
})

function words(setting: Setting, items: readonly Written[]): Record<string, string | null> {
  const plan = planFor(setting, items)
  const unit = 'person-weeks'
  const planned = plan.periods.flatMap((period) =>
    period.items.map((each) => [each.item.id, reasonsText(each.reasons, unit)] as const),
  )
  const unplanned = plan.unplanned.map(
    (each) => [each.item.id, obstacleText(each.obstacle, unit)] as const,
  )
  return Object.fromEntries([...planned, ...unplanned])
}

const cases: readonly [string, Setting, readonly Written[], Record<string, string | null>][] = [
  [
    'nothing where the ranking is followed',
    year,
    [web('a', 9, 10), web('b', 8, 10), web('c', 7, 20)],
    { a: null, b: null, c: null },
  ],
  [
    'what was in progress, agreed, dated or asked for by a date',
    year,
    [
      web('a', 5, 1, { status: 'in-progress' }),
      web('b', 4, 1, { period: '2027-Q1' }),
      web('c', 3, 1, { period: '2027-Q2', reason: 'promised' }),
      web('d', 2, 1, { hard: '2027-03-31', reason: 'PSD3' }),
      { id: 'e', team: 'web', unscored: 'law', due: '2027-06-30' },
    ],
    {
      a: 'in progress',
      b: 'agreed for 2027-Q1',
      c: 'agreed for 2027-Q2 (promised)',
      d: 'hard date 2027-03-31 (PSD3)',
      e: 'due 2027-06-30',
    },
  ],
  [
    'what an item was placed before, directly or through a container',
    year,
    [
      web('a', 9, 1, { dependsOn: ['b'] }),
      web('b', 1, 1, { dependsOn: ['box'] }),
      { id: 'box' },
      web('c', 1, 1, { parent: 'box' }),
      web('d', 8, 1),
    ],
    { a: null, b: 'a depends on it', c: 'part of box, which others depend on', d: null },
  ],
  [
    'what a better item waits for',
    year,
    [
      web('a', 9, 1, { dependsOn: ['slow'] }),
      { id: 'slow', team: 'api', score: 8, effort: 15, status: 'in-progress' },
      web('b', 7, 1),
    ],
    {
      a: 'waits for slow',
      slow: 'in progress; 15 person-weeks of api take until 2027-Q2',
      b: null,
    },
  ],
  [
    'that a team is full, or the item too large for less time',
    year,
    [web('a', 9, 8), web('b', 8, 4), web('c', 7, 25), web('d', 6, 2)],
    {
      a: null,
      b: 'web is full until 2027-Q2',
      c: 'web is full until 2027-Q4',
      d: null,
    },
  ],
  [
    'that an item takes longer than until a worse one is done',
    year,
    [web('a', 9, 25), web('b', 8, 5)],
    { a: '25 person-weeks of web take until 2027-Q3', b: null },
  ],
  [
    'what keeps an item out of every period',
    year,
    [
      web('idea', 9, 1, { status: 'idea' }),
      web('unsized', 9, 1, { effort: null }),
      web('elsewhere', 9, 1, { period: '2026-13' }),
      web('beyond', 9, 1, { period: '2028-Q3' }),
      { id: 'unscored', team: 'web' },
      { id: 'law', team: 'web', unscored: 'law: PSD3' },
      web('parked', 0, 1, { status: 'parked' }),
      web('dropped', 0, 1, { status: 'dropped' }),
      web('on-idea', 9, 1, { dependsOn: ['idea'] }),
      web('on-parked', 9, 1, { dependsOn: ['parked'] }),
      web('on-dropped', 9, 1, { dependsOn: ['dropped'] }),
      web('on-nothing', 9, 1, { dependsOn: ['nothing'] }),
      web('on-unsized', 9, 1, { dependsOn: ['unsized'] }),
      web('on-on', 9, 1, { dependsOn: ['on-unsized'] }),
      { id: 'box' },
      web('in', 9, 1, { parent: 'box', status: 'idea' }),
      web('on-box', 9, 1, { dependsOn: ['box'] }),
    ],
    {
      idea: 'still an idea',
      unsized: 'no effort',
      elsewhere: 'agreed for 2026-13, which the roadmap does not have',
      beyond: 'agreed for 2028-Q3, beyond this roadmap',
      unscored: 'no score: lacks reach',
      law: 'necessary (law: PSD3), but no period, date or dependent says when',
      'on-idea': 'its dependency idea is still an idea',
      'on-parked': 'its dependency parked is parked',
      'on-dropped': 'its dependency dropped is dropped',
      'on-nothing': 'its dependency nothing is left out because of errors',
      'on-unsized': 'its dependency unsized is not planned',
      'on-on': 'its dependency on-unsized is not planned',
      in: 'still an idea',
      'on-box': 'its dependency in (in box) is still an idea',
    },
  ],
  [
    'a circle that only containers make',
    year,
    [
      { id: 'box', dependsOn: ['b'] },
      web('a', 9, 1, { parent: 'box' }),
      web('b', 8, 1, { dependsOn: ['box'] }),
    ],
    { a: 'its dependencies lead back to it', b: 'its dependencies lead back to it' },
  ],
  [
    'how much room is lacking',
    year,
    [
      web('a', 9, 38),
      web('b', 8, 4.25),
      web('now', 7, 3, { period: '2027-Q1', dependsOn: ['base'] }),
      web('base', 1, 9.5),
      web('law', 0, 10, { hard: '2027-03-15' }),
    ],
    {
      now: 'agreed for 2027-Q1: with base it needs 12.5 person-weeks of web, and no more than 10 can be done by then',
      law: 'hard date 2027-03-15: needs 10 person-weeks of web, and no more than 8.22 can be done by then',
      a: null,
      b: 'needs 4.25 person-weeks of web, and 2 are free until the end of 2027-Q4',
      base: 'needs 9.5 person-weeks of web, and 2 are free until the end of 2027-Q4',
    },
  ],
  [
    'a dependency that is not done by then',
    year,
    [
      web('a', 9, 1, { period: '2027-Q1', dependsOn: ['slow'] }),
      web('b', 8, 1, { hard: '2027-03-31', dependsOn: ['slow'] }),
      web('c', 7, 1, { dependsOn: ['fixed', 'slow'] }),
      { id: 'slow', team: 'api', score: 1, effort: 15, status: 'in-progress' },
      { id: 'fixed', team: 'api', score: 1, effort: 26, period: '2027-Q3' },
    ],
    {
      slow: 'in progress',
      a: 'agreed for 2027-Q1: slow, which it depends on, cannot be done by then',
      b: 'hard date 2027-03-31: slow, which it depends on, cannot be done by then',
      fixed: 'agreed for 2027-Q3: needs 26 person-weeks of api, and 15 of 30 are free by then',
      c: 'its dependency fixed is not planned',
    },
  ],
  [
    'a dependency that fits only without it',
    { start: '2027-Q1', periods: 1, capacities: { web: 10 } },
    [
      web('a', 9, 1, { dependsOn: ['m', 'w'] }),
      web('b', 8, 5),
      web('m', 7, 4, { dependsOn: ['y'] }),
      web('w', 6, 5),
      web('y', 5, 4),
    ],
    {
      a: 'w, which it depends on, does not fit before it',
      b: null,
      m: 'with y it needs 8 person-weeks of web, and 5 are free until the end of 2027-Q1',
      w: null,
      y: 'needs 4 person-weeks of web, and none are free until the end of 2027-Q1',
    },
  ],
  [
    'what of a worse rank takes the room, the worst first',
    { start: '2027-Q1', periods: 3, capacities: { web: 10, api: 10 } },
    [
      web('top', 9, 9, { status: 'candidate' }),
      web('next', 8, 9, { status: 'candidate' }),
      web('last', 7, 9, { status: 'candidate' }),
      web('a', 6, 2),
      web('b', 5, 2, { period: '2027-Q1' }),
      web('c', 4, 2, { status: 'in-progress' }),
      web('d', 3, 2),
      { id: 'e', team: 'api', score: 2, effort: 2 },
      web('f', 1, 2, { period: '2027-Q2' }),
    ],
    {
      top: 'web is full until 2027-Q2, behind in-progress c, agreed b, planned d and others',
      next: 'web is full until 2027-Q3, behind in-progress c, agreed f, planned d and others',
      last: 'needs 9 person-weeks of web, and 2 are free until the end of 2027-Q3, behind in-progress c, agreed f, planned d and others',
      a: null,
      b: 'agreed for 2027-Q1',
      c: 'in progress',
      d: null,
      e: null,
      f: 'agreed for 2027-Q2',
    },
  ],
  [
    'that an agreed period has passed, which makes it the first',
    year,
    [
      web('a', 2, 4, { period: '2026-Q4', reason: 'promised' }),
      web('b', 1, 7, { period: '2026-Q2' }),
    ],
    {
      a: 'agreed for 2026-Q4, overdue (promised)',
      b: 'agreed for 2026-Q2, overdue: needs 7 person-weeks of web, and 6 of 10 are free by then',
    },
  ],
  [
    'the narrower of two rules',
    year,
    [web('a', 1, 6, { period: '2027-Q1', hard: '2027-02-14' })],
    {
      a: 'hard date 2027-02-14: needs 6 person-weeks of web, and no more than 5 can be done by then',
    },
  ],
  [
    'rules that contradict one another',
    year,
    [
      web('past', 9, 1, { hard: '2026-12-31' }),
      web('both', 9, 1, { hard: '2027-03-31', period: '2027-Q3' }),
    ],
    {
      past: 'hard date 2026-12-31 is before the roadmap begins',
      both: 'agreed for 2027-Q3, after its hard date 2027-03-31',
    },
  ],
  [
    'work without a team',
    { start: '2027-Q1', periods: 2, capacities: { '': 3 } },
    [
      { id: 'a', score: 9, effort: 4 },
      { id: 'b', score: 8, effort: 1 },
      { id: 'c', score: 7, effort: 2 },
      { id: 'd', score: 6, effort: 2, period: '2027-Q1' },
    ],
    {
      a: '4 person-weeks without a team take until 2027-Q2',
      b: 'needs 1 person-week without a team, and none are free until the end of 2027-Q2, behind agreed d',
      c: 'needs 2 person-weeks without a team, and none are free until the end of 2027-Q2, behind agreed d',
      d: 'agreed for 2027-Q1',
    },
  ],
  [
    'what shipped where it leaves no room, or too little',
    { start: '2027-Q1', capacities: { web: 10, api: 10, off: [0, 10, 10, 10] } },
    [
      web('done', 1, 10, { status: 'shipped', shipped: '2027-01-20' }),
      { id: 'half', team: 'api', effort: 7, status: 'shipped', shipped: '2027-01-20' },
      web('a', 9, 1),
      { id: 'b', team: 'api', score: 8, effort: 4 },
      { id: 'c', team: 'off', score: 7, effort: 1 },
      { id: 'd', team: 'api', score: 6, effort: 1 },
    ],
    {
      a: 'web has no room beside what shipped before 2027-Q2',
      b: 'api has room for 3 beside what shipped before 2027-Q2',
      c: 'off has no room before 2027-Q2',
      d: null,
    },
  ],
  [
    'that a team never has room',
    { start: '2027-Q1', periods: 2, capacities: { web: 0, '': 0 } },
    [web('a', 9, 1), web('b', 8, 2, { hard: '2027-05-01' }), { id: 'c', score: 7, effort: 3 }],
    {
      a: 'needs 1 person-week of web, which has no room at all until the end of 2027-Q2',
      b: 'hard date 2027-05-01: needs 2 person-weeks of web, which has no room at all by then',
      c: 'needs 3 person-weeks without a team, for which there is no room at all until the end of 2027-Q2',
    },
  ],
  [
    'what could not be done in time though nothing else were, whatever is free',
    year,
    [web('a', 9, 4, { status: 'in-progress' }), web('b', 8, 12, { hard: '2027-03-31' })],
    {
      a: 'in progress',
      b: 'hard date 2027-03-31: needs 12 person-weeks of web, and no more than 10 can be done by then',
    },
  ],
]

describe('a reason says', () => {
  test.for(cases)('%s', ([, setting, items, expected]) => {
    expect(words(setting, items)).toEqual(expected)
  })
})
