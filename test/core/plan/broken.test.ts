import fc from 'fast-check'
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

function broken(setting: Setting, items: readonly Written[]): string[] {
  return planFor(setting, items).broken.map(({ item, hardDate, period, isOverdue, obstacle }) => {
    const takers = 'behind' in obstacle ? obstacle.behind.items : []
    const taken = takers.map(({ id, effort }) => `${id} ${effort}`).join(' ')
    return `${item.id} ${hardDate} ${period}${isOverdue ? ' overdue' : ''}: ${obstacle.kind} ${taken}`
  })
}

/** Name, setting, items, and the commitments that are broken. */
const cases: readonly [string, Setting, readonly Written[], readonly string[]][] = [
  [
    'are none where the plan keeps them',
    year,
    [
      web('a', 1, 5, { hard: '2027-03-31' }),
      web('b', 1, 5, { period: '2027-Q1' }),
      web('c', 9, 99),
    ],
    [],
  ],
  [
    'are hard dates before agreed periods, each in order of time',
    year,
    [
      web('a', 1, 11, { period: '2027-Q1' }),
      web('b', 1, 41, { hard: '2027-12-31' }),
      web('c', 1, 11, { hard: '2027-03-31' }),
      web('d', 1, 41, { period: '2027-Q4', hard: '2027-12-31' }),
      web('e', 1, 11, { period: '2026-Q4' }),
    ],
    [
      'c 2027-03-31 null: no-room ',
      'b 2027-12-31 null: no-room ',
      'd 2027-12-31 2027-Q4: no-room ',
      'e null 2026-Q4 overdue: no-room ',
      'a null 2027-Q1: no-room ',
    ],
  ],
  [
    'name what takes the room, the largest first, and not what finishes later or elsewhere',
    year,
    [
      web('law', 1, 4, { hard: '2027-03-31' }),
      web('a', 1, 2, { period: '2027-Q1' }),
      web('b', 1, 5, { status: 'in-progress' }),
      web('c', 1, 3, { period: '2027-Q2' }),
      web('planned', 9, 1),
      { id: 'other', team: 'api', score: 1, effort: 9, status: 'in-progress' },
    ],
    ['law 2027-03-31 null: no-room b 5 a 2'],
  ],
  [
    'name what finishes later where its work fills the time before',
    year,
    [
      web('law', 1, 4, { hard: '2027-03-31' }),
      web('a', 1, 20, { period: '2027-Q2' }),
      web('b', 1, 3, { period: '2027-Q3' }),
    ],
    ['law 2027-03-31 null: no-room a 20'],
  ],
  [
    'name who takes the room of a dependency',
    year,
    [
      web('law', 1, 1, { hard: '2027-03-31', dependsOn: ['base'] }),
      web('base', 1, 8),
      web('a', 1, 5, { period: '2027-Q1' }),
    ],
    ['law 2027-03-31 null: dependency-late a 5'],
  ],
  [
    'are those of items that nothing plans',
    year,
    [
      web('idea', 1, 1, { hard: '2027-03-31', status: 'idea' }),
      web('unsized', 1, 1, { period: '2027-Q2', effort: null }),
      web('past', 1, 1, { hard: '2026-12-31' }),
      web('waits', 1, 1, { period: '2027-Q1', dependsOn: ['idea'] }),
    ],
    [
      'past 2026-12-31 null: date-passed ',
      'idea 2027-03-31 null: idea ',
      'waits null 2027-Q1: dependency ',
      'unsized null 2027-Q2: no-effort ',
    ],
  ],
  [
    'are none beyond the plan, of no period of its form, or by a target date',
    year,
    [
      web('a', 1, 99, { hard: '2028-01-01' }),
      web('b', 1, 1, { period: '2028-Q1' }),
      web('c', 1, 1, { period: '2027-13' }),
      web('d', 1, 99, { due: '2027-03-31' }),
      web('e', 1, 12, { due: '2027-01-31', status: 'in-progress' }),
    ],
    [],
  ],
  [
    'are agreed periods alone where there are no dates',
    { capacities: { web: 10 } },
    [web('a', 1, 99, { hard: '2027-03-31' }), web('b', 1, 21, { period: 'Next' })],
    ['b null Next: no-room '],
  ],
]

describe('broken commitments', () => {
  test.for(cases)('%s', ([, setting, items, expected]) => {
    expect(broken(setting, items)).toEqual(expected)
  })

  test('name five at most, and say that there are others', () => {
    const many = Array.from({ length: 10 }, (_, index) =>
      web(`i${index}`, 1, 1, { period: '2027-Q1' }),
    )
    const law = web('law', 1, 1, { hard: '2027-03-31' })
    const [found] = planFor(year, [...many, law]).broken
    expect(found!.obstacle).toMatchObject({
      behind: { items: [{ id: 'i0' }, { id: 'i1' }, { id: 'i2' }, { id: 'i3' }, { id: 'i4' }] },
    })
    expect(found!.obstacle).toMatchObject({ behind: { hasMore: true } })
  })

  test('make room where all that they name is taken away', () => {
    const items = fc.array(
      fc.record({
        effort: fc.integer({ min: 1, max: 12 }),
        period: fc.option(fc.constantFrom('2027-Q1', '2027-Q2', '2027-Q3', '2027-Q4')),
      }),
      { maxLength: 12 },
    )
    const dates = fc.constantFrom('2027-02-15', '2027-03-31', '2027-06-30', '2027-11-11')
    fc.assert(
      fc.property(items, dates, fc.integer({ min: 1, max: 9 }), (records, hard, effort) => {
        const others = records.map(({ effort, period }, index) =>
          web(`i${index}`, 1, effort, period === null ? { status: 'in-progress' } : { period }),
        )
        const law = web('law', 1, effort, { hard })
        const [missed] = planFor(year, [...others, law]).broken.filter(
          ({ item }) => item.id === 'law',
        )
        if (missed?.obstacle.kind !== 'no-room') return
        const { behind, needs, free, able } = missed.obstacle
        expect(needs).toBeGreaterThan(free)
        expect(free).toBeLessThanOrEqual(able)
        const taken = behind.items.reduce((sum, each) => sum + each.effort, 0)
        if (free < able && !behind.hasMore) expect(taken + free).toBeGreaterThan(able - 1e-9)
      }),
    )
  })
})
