import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkPlan } from '../src/core/plan/check.js'
import { bestPlan } from '../src/core/plan/optimal/best-plan.js'
import { loadHighsSolver } from '../src/edges/highs.js'
import { modelFor, planFor, type Setting, type Written } from './core/plan/backlog.js'
import { faults } from './core/plan/faults.js'
import { noSharedData, sharedData } from './shared-data.js'

const file = 'imports/jira-cycletimes/agile-project-dataset.jira.csv'
const periods = 8

/**
 * The tasks that two projects finished in two years, with the days that each took as its size, the only one they have:
 * half of them a day, some hundreds. A quarter has room for half of what was finished in it, so that no two are alike.
 */
function finishedTasks(): { readonly setting: Setting; readonly items: readonly Written[] } {
  const rows = readFileSync(join(sharedData!, file), 'utf8').trim().split('\n').slice(1)
  const done = rows
    .map((row) => row.replaceAll('"', '').split(','))
    .map(([id, project, , , finished, days]) => ({
      id: id!,
      team: `project-${project}`,
      quarter: quarterOf(finished!),
      size: Math.max(1, Number(days)),
    }))
    .filter(({ quarter }) => quarter >= 0 && quarter < periods)
  const capacities: Record<string, number[]> = {}
  for (const { team, quarter, size } of done) {
    capacities[team] ??= new Array(periods).fill(0)
    capacities[team][quarter]! += size / 2
  }
  const items = done.map(({ id, team, size }, index): Written => {
    return { id, team, effort: size, score: 1 + ((index * 37) % 89), status: 'candidate' }
  })
  return { setting: { start: '2027-Q1', periods, capacities }, items }
}

// From the first quarter of 2015 on.
function quarterOf(date: string): number {
  const [year, month] = date.split('-').map(Number)
  return (year! - 2015) * 4 + Math.floor((month! - 1) / 3)
}

test.runIf(sharedData)(
  `real sizes and quarters as uneven as real ones are planned within 1 %${sharedData ? '' : ` (${noSharedData})`}`,
  async () => {
    const { setting, items } = finishedTasks()
    expect(items.length).toBeGreaterThan(1000)
    const model = modelFor(setting, items)
    const plan = bestPlan(model, await loadHighsSolver())
    if ('failure' in plan) throw new Error(plan.failure)
    expect(checkPlan(model, plan)).toEqual([])
    expect(faults(setting, items, plan)).toEqual([])
    expect(plan.objective.gap).toBeLessThanOrEqual(0.01)
    expect(plan.objective.value).toBeGreaterThanOrEqual(planFor(setting, items).objective.value)
  },
)
