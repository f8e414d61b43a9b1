import { expect, test } from 'vitest'
import { placeIn } from '../../../src/core/plan/plan-place.js'
import { planFor, type Written } from './backlog.js'

const items: readonly Written[] = [
  { id: 'done', team: 'web', effort: 3, status: 'shipped', shipped: '2027-02-01' },
  { id: 'a', team: 'web', effort: 6, score: 9 },
  { id: 'b', team: 'web', effort: 5, score: 8, dependsOn: ['a', 'old'] },
  { id: 'c', effort: { web: 2, api: 9 }, score: 7, dependsOn: ['b'] },
  { id: 'd', team: 'free', effort: 50, score: 6 },
  { id: 'e', team: 'web', effort: 9, score: 5 },
  { id: 'old', team: 'web', status: 'dropped' },
  { id: 'f', team: 'web', score: 4, dependsOn: ['old'] },
]
const plan = planFor(
  { start: '2027-Q1', periods: 2, capacities: { web: 10, api: 10 } },
  items.map((each) => (each.id === 'b' ? { ...each, dependsOn: ['a'] } : each)),
)
const place = (id: string) => placeIn(plan, { id })

test('an item stands above the line of its period, shipped work taken off', () => {
  expect(place('a')).toMatchObject({
    planned: { end: '2027-Q1' },
    unplanned: null,
    lines: [{ team: 'web', above: 1, below: null }],
    waitsFor: [],
    waitedBy: [{ item: { id: 'b' }, period: '2027-Q2' }],
  })
})

test('and below that of the period before, in each team for itself', () => {
  expect(place('b')?.lines).toEqual([
    { team: 'web', above: 6, below: { period: '2027-Q1', much: 4 } },
  ])
  expect(place('c')?.lines).toEqual([
    { team: 'web', above: 4, below: { period: '2027-Q1', much: 6 } },
    { team: 'api', above: 11, below: null },
  ])
})

test('without a capacity there is no line', () => {
  expect(place('d')?.lines).toEqual([])
})

test('what is not planned says how much it lacks, or what it waits for', () => {
  expect(place('e')).toMatchObject({
    planned: null,
    growth: { lacks: [{ team: 'web', lacks: 5 }], isAtLeast: false },
    waitsFor: [],
  })
  expect(place('f')).toMatchObject({
    growth: null,
    waitsFor: [{ item: { id: 'old', status: 'dropped' }, period: null }],
  })
})

test('what no plan has has no place', () => {
  expect(place('done')).toBeUndefined()
  expect(place('old')).toBeUndefined()
})
