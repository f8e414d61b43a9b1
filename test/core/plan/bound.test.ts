import { expect, test } from 'vitest'
import { valueBound } from '../../../src/core/plan/bound.js'
import { modelFor, type Setting } from './backlog.js'

const half: Setting = { start: '2027-Q1', periods: 2, capacities: { web: 10, api: [5, 0] } }

test('the bound fills the capacity up to each period by value for work, the last item in part', () => {
  const model = modelFor(half, [
    { id: 'a', team: 'web', score: 3, effort: 8 },
    { id: 'b', team: 'web', score: 2, effort: 8 },
    { id: 'c', team: 'web', score: 1, effort: 8 },
  ])
  // By the first end 8 × 3 + 2 × 2, by the second 8 × 3 + 8 × 2 + 4 × 1; half of each.
  expect(valueBound(model)).toBe((28 + 44) / 2)
})

test('the bound shares the value of an item among its teams by work, and knows what nothing binds', () => {
  const model = modelFor(half, [
    { id: 'a', score: 12, effort: { web: 4, api: 8 } },
    { id: 'free', team: 'other', score: 1, effort: 7 },
    { id: 'agreed', team: 'other', score: 1, effort: 3, period: '2027-Q2' },
    { id: 'bad', team: 'web', score: -1, effort: 3 },
  ])
  // Worth 1 for 1 of work: 4 of web and the 5 that api has, by both ends; 7 by both, 3 by the second.
  expect(valueBound(model)).toBe((9 + 9 + 7 + 7 + 3) / 2)
})

test('the bound leaves out what cannot be finished while it is worth something', () => {
  const model = modelFor(half, [
    { id: 'a', team: 'web', score: 3, effort: 2, worthless: '2027-02-14' },
    { id: 'b', team: 'web', score: 9, effort: 6, worthless: '2027-02-14' },
    { id: 'c', team: 'web', score: 9, effort: 1, worthless: '2026-12-31' },
  ])
  // By 45 of 90 days 5 of the 10 are done.
  expect(valueBound(model)).toBe((6 + 6) / 2)
})

test('the bound of no periods and of no items is nothing', () => {
  expect(valueBound(modelFor(half, []))).toBe(0)
})
