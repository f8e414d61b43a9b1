import { growthOf } from '../core/plan/growth.js'
import {
  type BrokenItem,
  isTight,
  type Objective,
  type Plan,
  type TeamLoad,
} from '../core/plan/plan.js'
import { takersOf } from '../core/plan/reason.js'
import { objectiveOf } from '../core/plan/worth.js'
import { lackText, obstacleText } from '../core/problems/plan-reasons.js'
import type { Circumstances } from '../core/rank/shown.js'
import { forecastJson } from './forecast-json.js'
import { jsonText } from './json.js'
import { reasonsText } from './plan-reasons.js'
import { delayJson } from './roadmap-delay.js'
import { exchangeText } from './roadmap-value.js'
import type { RoadmapView } from './roadmap-view.js'
import { whatIfFields } from './what-if-json.js'

/** The plan as one JSON document. */
export function roadmapJson(view: RoadmapView, { source, leftOut, whatIf }: Circumstances): string {
  const { plan, unit, framework, reserve, forecast } = view
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
    growth: growthOf(plan).map(({ team, items }) => ({
      team,
      items: items.map(({ item, rank, more, isAtLeast }) => ({
        id: item.id,
        rank,
        more: tidy(more),
        isAtLeast,
      })),
    })),
    broken: plan.broken.map((broken) => brokenJson(broken, unit)),
    late: plan.late.map(({ item, due, end }) => ({ id: item.id, due, end })),
    objective: objectiveJson(plan.objective),
    comparison: comparisonJson(plan),
    costOfDelay: delayJson(plan.delay, tidy),
    ...(forecast && { forecast: forecastJson(forecast, plan, tidy) }),
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
    teams: teams.map((each) => ({
      team: each.team,
      capacity: each.capacity === null ? null : tidy(each.capacity),
      load: tidy(each.load),
      shipped: tidy(each.shipped),
      tight: isTight(each),
      below: belowJson(each),
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

function belowJson({ below }: TeamLoad) {
  if (below === null) return null
  const { item, rank, together, needs, short, end } = below
  return { id: item.id, rank, with: together, needs: tidy(needs), lacks: tidy(short), end }
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

function objectiveJson({ value, bound }: Objective) {
  return objectiveOf(tidy(value), tidy(bound))
}

function comparisonJson({ objective, comparison }: Plan) {
  if (comparison === null) return null
  const { ranking, tiers, changes, isBeyond } = comparison
  return {
    ranking: objectiveJson(ranking),
    added: tidy(objective.value - ranking.value),
    method: isBeyond ? 'quick' : 'solver',
    categories: tiers.map(({ bucket, value, bound, ranking }) => ({
      category: bucket,
      ...objectiveOf(tidy(value), tidy(bound)),
      ranking: tidy(ranking),
    })),
    changes: changes.map(({ item, rank, from, to, because }) => ({
      id: item.id,
      rank,
      from,
      to,
      reason: exchangeText(because, (id) => id),
    })),
  }
}

// Sums of decimals, without the digits that are only rounding.
function tidy(value: number): number {
  return Number(value.toPrecision(12)) || 0
}
