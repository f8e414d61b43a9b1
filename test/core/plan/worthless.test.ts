import { describe, expect, test } from 'vitest'
import { bestPlan } from '../../../src/core/plan/optimal/best-plan.js'
import type { Plan } from '../../../src/core/plan/plan.js'
import { obstacleText } from '../../../src/core/problems/plan-reasons.js'
import { loadHighsSolver } from '../../../src/edges/highs.js'
import { byDelay, modelFor, placesOf, planFor, type Setting, type Written } from './backlog.js'

const solver = await loadHighsSolver()
const half: Setting = { start: '2027-Q1', periods: 2, capacities: { web: 9 } }
const web = (id: string, score: number, effort: number, more: Partial<Written> = {}): Written => ({
  id,
  team: 'web',
  score,
  effort,
  ...more,
})

function best(setting: Setting, items: readonly Written[]): Plan {
  const plan = bestPlan(modelFor(setting, items), solver)
  if ('failure' in plan) throw new Error(plan.failure)
  return plan
}

function reasons(plan: Plan): Record<string, string> {
  return Object.fromEntries(
    plan.unplanned.map(({ item, obstacle }) => [item.id, obstacleText(obstacle, 'weeks')]),
  )
}

describe('what is worthless after a day', () => {
  test('is planned where its rank puts it as long as it finishes by then, and else not at all', () => {
    // Half of the 9 are done by the 45th of 90 days.
    const items = [
      web('first', 9, 3),
      web('fits', 8, 1.5, { worthless: '2027-02-14' }),
      web('late', 7, 3.5, { worthless: '2027-02-14' }),
      web('last', 6, 4, { worthless: '2027-06-30' }),
    ]
    const plan = planFor(half, items)
    expect(placesOf(plan)).toEqual({ '2027-Q1': ['fits', 'first', 'last'], '2027-Q2': [] })
    expect(reasons(plan)).toEqual({
      late: 'worthless after 2027-02-14: needs 3.5 weeks of web, and 3 of 4.5 are free by then',
    })
  })

  test('breaks no promise, and brings nothing when it is agreed for later', () => {
    const plan = planFor(half, [
      web('a', 9, 1, { worthless: '2026-12-31' }),
      web('b', 9, 1, { worthless: '2027-03-31', period: '2027-Q2' }),
      web('c', 9, 1, { dependsOn: ['a'] }),
    ])
    expect(placesOf(plan)).toEqual({ '2027-Q1': [], '2027-Q2': [] })
    expect(plan.broken.map(({ item }) => item.id)).toEqual(['b'])
    expect(reasons(plan)).toEqual({
      a: 'worthless after 2026-12-31, before the roadmap begins',
      b: 'agreed for 2027-Q2, and worthless after 2027-03-31',
      c: 'its dependency a is not planned',
    })
  })

  test('goes first in the plan of greatest value where it would be lost', () => {
    const items = [web('dear', 3, 9), web('soon', 2, 9, { worthless: '2027-03-31' })]
    expect(placesOf(planFor(half, items))).toEqual({ '2027-Q1': ['dear'], '2027-Q2': [] })
    const plan = best(half, items)
    // 18 × 1 + 27 × 1/2 against 27 × 1.
    expect(placesOf(plan)).toEqual({ '2027-Q1': ['soon'], '2027-Q2': ['dear'] })
    expect(plan.objective.value).toBe(31.5)
    expect(plan.objective.bound).toBeCloseTo(31.5, 6)
  })

  test('is no rule where periods have no dates, and after the last one', () => {
    const items = [web('a', 1, 9, { worthless: '2027-03-31' })]
    expect(placesOf(planFor({ capacities: { web: [0, 9, 0] } }, items)).Next).toEqual(['a'])
    const beyond = [web('a', 1, 9), web('b', 1, 9, { worthless: '2027-07-01' })]
    expect(placesOf(planFor(half, beyond))['2027-Q2']).toEqual(['b'])
  })

  test('costs nothing any more when the plan is over', () => {
    const items = [web('a', 1, 20), web('b', 1, 30, { worthless: '2027-06-30' })]
    const { delay } = planFor({ ...half, framework: byDelay }, items)
    expect(delay!.waiting).toBe(20)
  })
})
