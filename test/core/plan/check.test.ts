import { describe, expect, test } from 'vitest'
import { checkPlan } from '../../../src/core/plan/check.js'
import type { Plan } from '../../../src/core/plan/plan.js'
import { modelFor, planFor, type Setting, type Written } from './backlog.js'

const setting: Setting = { start: '2027-Q1', periods: 2, capacities: { web: 10 } }
const items: readonly Written[] = [
  { id: 'a', team: 'web', score: 9, effort: 4, dependsOn: ['b'] },
  { id: 'b', team: 'web', score: 8, effort: 3 },
  { id: 'c', team: 'web', score: 7, effort: 5, period: '2027-Q2' },
  { id: 'd', team: 'web', score: 6, effort: 2, hard: '2027-03-15' },
  { id: 'idea', status: 'idea' },
]

/** The plan of these items with some of them moved to other periods, by index; null for none. */
function moved(places: Readonly<Record<string, number | null>>): Plan {
  const plan = planFor(setting, items)
  const all = plan.periods.flatMap((period, at) => period.items.map((each) => ({ ...each, at })))
  const place = (id: string, at: number) => (id in places ? places[id]! : at)
  return {
    ...plan,
    periods: plan.periods.map((period, index) => ({
      ...period,
      items: all.filter(({ item, at }) => place(item.id, at) === index),
    })),
  }
}

describe('the check of a plan', () => {
  test.for([
    ['nothing wrong', {}, []],
    [
      'an item before what it depends on',
      { b: 1 },
      [{ kind: 'precedence', id: 'a', dependency: 'b' }],
    ],
    [
      'an item without what it depends on',
      { b: null },
      [
        { kind: 'missing', id: 'b' },
        { kind: 'precedence', id: 'a', dependency: 'b' },
      ],
    ],
    ['an item that is nowhere', { d: null }, [{ kind: 'missing', id: 'd' }]],
    ['a hard date that is missed', { d: 1 }, [{ kind: 'hard-date', id: 'd', date: '2027-03-15' }]],
    [
      'an agreed period that is not kept, and more than the team can do',
      { c: 0 },
      [
        { kind: 'agreed', id: 'c', period: '2027-Q2' },
        { kind: 'capacity', team: 'web', day: 20908, over: 4 },
      ],
    ],
  ] as const)('finds %s', ([, places, expected]) => {
    expect(checkPlan(modelFor(setting, items), moved(places))).toEqual(expected)
  })

  test('finds an item that is given twice, one that cannot be planned, and one that nobody knows', () => {
    const plan = moved({})
    const [first, second] = plan.periods
    const twice = first!.items[0]!
    const idea = { ...twice, item: { ...twice.item, id: 'idea' } }
    const stranger = { ...twice, item: { ...twice.item, id: 'stranger' } }
    const wrong = {
      ...plan,
      periods: [first!, { ...second!, items: [...second!.items, twice, idea, stranger] }],
      unplanned: [],
    }
    const kinds = checkPlan(modelFor(setting, items), wrong).map((each) =>
      'id' in each ? `${each.kind} ${each.id}` : each.kind,
    )
    expect(kinds.slice(0, 3)).toEqual([
      `twice ${twice.item.id}`,
      'unknown stranger',
      'unknown idea',
    ])
  })

  test('counts the capacity up to a hard date inside a period, dependencies with it', () => {
    // By 14 February half of the first period's 10 are there.
    const tight: readonly Written[] = [
      { id: 'law', team: 'web', score: 1, effort: 2.5, hard: '2027-02-14', dependsOn: ['base'] },
      { id: 'base', team: 'web', score: 1, effort: 2.5 },
      { id: 'other', team: 'web', score: 9, effort: 5 },
    ]
    const plan = planFor(setting, tight)
    expect(checkPlan(modelFor(setting, tight), plan)).toEqual([])
    const heavier = tight.map((each) => (each.id === 'base' ? { ...each, effort: 2.6 } : each))
    const lighter = heavier.map((each) => (each.id === 'other' ? { ...each, effort: 4.9 } : each))
    expect(checkPlan(modelFor(setting, lighter), plan)).toMatchObject([
      { kind: 'capacity', team: 'web', day: 20863 },
    ])
  })
})
