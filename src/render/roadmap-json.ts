import { growthOf } from '../core/plan/growth.js'
import type { PlanMoves } from '../core/plan/moves.js'
import {
  type BrokenItem,
  isTight,
  type Objective,
  type Plan,
  type TeamLack,
  type TeamLoad,
} from '../core/plan/plan.js'
import { takersOf } from '../core/plan/reason.js'
import { unboundedWork } from '../core/plan/unbounded.js'
import { objectiveOf } from '../core/plan/worth.js'
import { lackText, obstacleText } from '../core/problems/plan-reasons.js'
import type { Circumstances } from '../core/rank/shown.js'
import { diagnosisJson, targetJson, togetherJson } from './diagnosis-json.js'
import { forecastJson } from './forecast-json.js'
import { jsonText } from './json.js'
import { tidyNumber } from './number.js'
import { reasonsText } from './plan-reasons.js'
import { agreementsJson } from './roadmap-agreements.js'
import { delayJson } from './roadmap-delay.js'
import { sinceJson } from './roadmap-since.js'
import { exchangeText } from './roadmap-value.js'
import type { RoadmapView } from './roadmap-view.js'
import { whatIfFields } from './what-if-json.js'

/** The plan as one JSON document. */
export function roadmapJson(
  view: RoadmapView,
  { source, leftOut, whatIf }: Circumstances,
  since: { readonly commit: string; readonly moves: PlanMoves } | null,
): string {
  const { plan, unit, framework, reserve, forecast } = view
  const targets = new Map(view.targets.map((each) => [each.id, each]))
  const diagnoses = new Map(view.diagnoses.diagnoses.map((each) => [each.id, each]))
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
    unbounded: unboundedWork(plan).map(({ team, effort }) => ({
      team,
      effort: tidyNumber(effort),
    })),
    growth: growthOf(plan).map(({ team, items }) => ({
      team,
      items: items.map(({ item, rank, more, others, isAtLeast }) => ({
        id: item.id,
        rank,
        more: tidyNumber(more),
        others: lacksJson(others),
        isAtLeast,
      })),
    })),
    broken: plan.broken.map((broken) => {
      const diagnosis = diagnoses.get(broken.item.id)
      return { ...brokenJson(broken, unit), diagnosis: diagnosis ? diagnosisJson(diagnosis) : null }
    }),
    together: togetherJson(view.diagnoses.together),
    agreements: agreementsJson(view.agreements),
    late: plan.late.map(({ item, due, end }) => {
      const target = targets.get(item.id)
      return { id: item.id, due, end, meet: target ? targetJson(target) : null }
    }),
    objective: objectiveJson(plan.objective),
    comparison: comparisonJson(plan),
    ...(forecast && { forecast: forecastJson(forecast, plan, tidyNumber) }),
    committed: since && sinceJson(since.moves, since.commit, unit),
    costOfDelay: delayJson(plan.delay, view.delayMoney, tidyNumber),
    shipped: plan.shipped.map(({ item, shipped }) => ({ id: item.id, title: item.title, shipped })),
    containers: plan.containers.map(({ item, children, progress }) => ({
      id: item.id,
      title: item.title,
      children: children.map(({ id }) => id),
      ...progress,
    })),
    unreadCapacities: { teams: [...view.gaps.unread.teams], all: view.gaps.unread.isEvery },
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
      capacity: each.capacity === null ? null : tidyNumber(each.capacity),
      load: tidyNumber(each.load),
      shipped: tidyNumber(each.shipped),
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
        effort: tidyNumber(effort),
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
          effort: tidyNumber(share.effort),
        })),
      }),
    ),
  }
}

function lacksJson(others: readonly TeamLack[]) {
  return others.map(({ team, lacks }) => ({ team, lacks: tidyNumber(lacks) }))
}

function belowJson({ below }: TeamLoad) {
  if (below === null) return null
  const { item, rank, together, needs, lacks, others, by, end } = below
  return {
    id: item.id,
    rank,
    with: together,
    needs: tidyNumber(needs),
    lacks: tidyNumber(lacks),
    others: lacksJson(others),
    by: by && { date: by.date, lacks: tidyNumber(by.short) },
    end,
  }
}

function brokenJson({ item, obstacle, hardDate, period }: BrokenItem, unit: string) {
  return {
    id: item.id,
    title: item.title,
    hardDate,
    period,
    reason: lackText(obstacle, unit),
    takenBy: takersOf(obstacle).items.map(({ id, effort }) => ({ id, effort: tidyNumber(effort) })),
  }
}

function objectiveJson({ value, bound }: Objective) {
  return objectiveOf(tidyNumber(value), tidyNumber(bound))
}

function comparisonJson({ objective, comparison }: Plan) {
  if (comparison === null) return null
  const { ranking, tiers, changes, isBeyond } = comparison
  return {
    ranking: objectiveJson(ranking),
    added: tidyNumber(objective.value - ranking.value),
    method: isBeyond ? 'quick' : 'solver',
    categories: tiers.map(({ bucket, value, bound, ranking }) => ({
      category: bucket,
      ...objectiveOf(tidyNumber(value), tidyNumber(bound)),
      ranking: tidyNumber(ranking),
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
