import { expect, test } from 'vitest'
import { unboundedWork } from '../../../src/core/plan/unbounded.js'
import { unboundedText } from '../../../src/render/roadmap-capacity.js'
import { viewOf } from '../../render/roadmap.js'
import { planFor, type Written } from './backlog.js'

const items: readonly Written[] = [
  { id: 'a', team: 'web', score: 3, effort: 4 },
  { id: 'b', score: 2, effort: 3 },
  { id: 'c', score: 1, effort: { web: 1, ops: 2 } },
  { id: 'd', team: 'ops', status: 'shipped', shipped: '2027-01-09', effort: 50 },
  { id: 'e', status: 'idea', effort: 70 },
]
const given = { start: '2027-Q1', capacities: { web: 10 } }

test('what no capacity bounds is the planned work of teams without one, and without a team', () => {
  expect(unboundedWork(planFor(given, items))).toEqual([
    { team: 'ops', effort: 2 },
    { team: null, effort: 3 },
  ])
  expect(unboundedText(viewOf(given, items), String, String)).toBe(
    'No capacity bounds 2 person-weeks of ops and 3 person-weeks without a team, planned beside all else.',
  )
})

test('it is nothing where no team has a capacity, and where all work has one', () => {
  expect(unboundedWork(planFor({ start: '2027-Q1' }, items))).toEqual([])
  const bound = { ...given, capacities: { web: 10, ops: 10, '': 10 } }
  expect(unboundedWork(planFor(bound, items))).toEqual([])
  expect(unboundedText(viewOf(bound, items), String, String)).toBe(null)
})
