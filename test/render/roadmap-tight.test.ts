import { expect, test } from 'vitest'
import { tightText } from '../../src/render/roadmap-tight.js'
import { planFor } from '../core/plan/backlog.js'

const setting = { start: '2027-Q1', capacities: { web: 10, api: [10, 0, 10, 10], '': 4 } }
const web = (id: string, effort: number, period: string) => ({ id, team: 'web', effort, period })

test('tight teams are told with their periods, those in a row as one', () => {
  const plan = planFor(setting, [
    web('a', 8.5, '2027-Q1'),
    web('b', 11.5, '2027-Q2'),
    { id: 'c', team: 'api', effort: 8.4, period: '2027-Q1' },
    { id: 'd', effort: 4, period: '2027-Q1' },
    { id: 'e', effort: 12, period: '2027-Q4' },
  ])
  expect(tightText(plan)).toBe(
    'tight, at 85 % of capacity or more: web in 2027-Q1 to 2027-Q2 and work without a team in 2027-Q1 to 2027-Q4',
  )
})

test('nothing is told where no team is tight, and where none has a capacity', () => {
  expect(tightText(planFor(setting, [web('a', 8.4, '2027-Q1')]))).toBe(null)
  expect(tightText(planFor({}, [{ id: 'a', effort: 99, score: 1 }]))).toBe(null)
})
