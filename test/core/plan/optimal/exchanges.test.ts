import { expect, test } from 'vitest'
import type { Assignment } from '../../../../src/core/plan/model.js'
import { exchangesBetween } from '../../../../src/core/plan/optimal/exchanges.js'
import { modelFor, type Setting, type Written } from '../backlog.js'

const half: Setting = { start: '2027-Q1', periods: 2, capacities: { web: 10, api: 10 } }
const web = (id: string, score: number, effort: number, more: Partial<Written> = {}): Written => ({
  id,
  team: 'web',
  score,
  effort,
  ...more,
})

/** Why items move between two plans, each given as the index of a period by id: `id: why`, by rank. */
function changes(
  items: readonly Written[],
  before: Readonly<Record<string, number>>,
  after: Readonly<Record<string, number>>,
): string[] {
  const model = modelFor(half, items)
  const plan = (places: Readonly<Record<string, number>>): Pick<Assignment, 'finish'> => ({
    finish: model.items.map(({ item }) => model.days[places[item.id] ?? 9]?.last ?? null),
  })
  const exchangeOf = exchangesBetween(model, plan(before), plan(after))
  return model.items.flatMap(({ item: { id } }, index) => {
    if (before[id] === after[id]) return []
    const because = exchangeOf(index)
    const names = 'items' in because ? ` ${because.items}${because.hasMore ? ' …' : ''}` : ''
    return [`${id}: ${because.kind}${'id' in because ? ` ${because.id}` : names}`]
  })
}

test('items that change places are named with each other, by rank', () => {
  const items = [web('a', 9, 6), web('b', 8, 5), web('c', 7, 5), web('d', 6, 1)]
  expect(changes(items, { a: 0, b: 1, d: 0 }, { a: 1, b: 0, c: 0, d: 0 })).toEqual([
    'a: leaves-room b,c',
    'b: takes-room a',
    'c: takes-room a',
  ])
})

test('the three with most work in the team are named', () => {
  const small = [1, 2, 3, 4, 5].map((effort) => web(`s${effort}`, effort, effort))
  const api = { id: 'api', team: 'api', score: 1, effort: 9 }
  const places = Object.fromEntries([...small, api].map(({ id }) => [id, 0]))
  expect(changes([web('a', 99, 10), ...small, api], { a: 0 }, places)).toContain(
    'a: leaves-room s5,s4,s3 …',
  )
})

test('what moves with its dependency or its dependent says so, and what only follows says that', () => {
  const free = (id: string, score: number, more: Partial<Written> = {}): Written => ({
    id,
    score,
    effort: 1,
    ...more,
  })
  const items = [web('a', 9, 1, { dependsOn: ['b'] }), free('b', 8), free('c', 7)]
  expect(changes(items, { a: 1, b: 1, c: 1 }, { a: 0, b: 0, c: 0 })).toEqual([
    'a: with b',
    'b: with a',
    'c: others',
  ])
})
