import type { BrokenItem, Plan } from '../core/plan/plan.js'
import { takersOf } from '../core/plan/reason.js'
import { lackText, obstacleText } from '../core/problems/plan-reasons.js'
import type { Circumstances } from '../core/rank/shown.js'
import { jsonText } from './json.js'
import { reasonsText } from './plan-reasons.js'
import type { RoadmapView } from './roadmap-view.js'
import { whatIfFields } from './what-if-json.js'

/** The plan as one JSON document. */
export function roadmapJson(view: RoadmapView, { source, leftOut, whatIf }: Circumstances): string {
  const { plan, unit, framework, reserve } = view
  return jsonText({
    schemaVersion: 1,
    framework: framework.name,
    source,
    ...whatIfFields(whatIf),
    unit,
    reserve,
    periods: plan.periods.map((period) => periodJson(period, unit)),
    unplanned: plan.unplanned.map(({ item, rank, obstacle }) => ({
      id: item.id,
      reason: obstacleText(obstacle, unit),
      kind: obstacle.kind,
      title: item.title,
      status: item.status,
      rank,
    })),
    broken: plan.broken.map((broken) => brokenJson(broken, unit)),
    late: plan.late.map(({ item, due, end }) => ({ id: item.id, due, end })),
    objective: { ...plan.objective, value: tidy(plan.objective.value) },
    shipped: plan.shipped.map(({ item, shipped }) => ({ id: item.id, title: item.title, shipped })),
    containers: plan.containers.map(({ item, children, progress }) => ({
      id: item.id,
      title: item.title,
      children: children.map(({ id }) => id),
      ...progress,
    })),
    leftOut,
  })
}

function periodJson({ period, teams, items }: Plan['periods'][number], unit: string) {
  return {
    name: period.name,
    start: period.start,
    end: period.end,
    teams: teams.map(({ team, capacity, load }) => ({
      team,
      capacity: capacity === null ? null : tidy(capacity),
      load: tidy(load),
    })),
    items: items.map(
      ({
        item,
        rank,
        score,
        effort,
        effortByTeam,
        start,
        end,
        workedUntil,
        isProposed,
        reasons,
      }) => ({
        id: item.id,
        team: item.team ?? null,
        effort: tidy(effort),
        start,
        end,
        workedUntil,
        title: item.title,
        status: item.status,
        rank,
        score,
        proposed: isProposed,
        reason: reasonsText(reasons, unit),
        effortByTeam: effortByTeam.map((share) => ({
          team: share.team,
          effort: tidy(share.effort),
        })),
      }),
    ),
  }
}

function brokenJson({ item, obstacle, hardDate, period }: BrokenItem, unit: string) {
  return {
    id: item.id,
    title: item.title,
    hardDate,
    period,
    reason: lackText(obstacle, unit),
    takenBy: takersOf(obstacle).items.map(({ id, effort }) => ({ id, effort: tidy(effort) })),
  }
}

// Sums of decimals, without the digits that are only rounding.
function tidy(value: number): number {
  return Number(value.toPrecision(12)) || 0
}
