import type { CommitmentForecast, Forecast } from '../core/forecast/forecast.js'
import type { Plan } from '../core/plan/plan.js'

/** A forecast as data; a field of the plan's document. */
export function forecastJson(
  { seed, draws, uncertain, items, commitments, teams }: Forecast,
  { periods }: Plan,
  tidy: (value: number) => number,
) {
  return {
    seed,
    draws,
    uncertain,
    items: items.map(({ planned, onTime, p50, p85, byDue, byPeriod }) => ({
      id: planned.item.id,
      end: planned.end,
      onTime,
      p50,
      p85,
      due: planned.item.due?.date ?? null,
      byDue,
      byPeriod: periods.map(({ period }, at) => ({ name: period.name, done: byPeriod[at]! })),
    })),
    commitments: commitments.map((each) => commitmentJson(each, tidy)),
    teams: teams.map(({ team, overflow }) => ({
      team,
      periods: periods.map(({ period }, at) => ({ name: period.name, overflow: overflow[at]! })),
    })),
  }
}

function commitmentJson(
  { item, limit, kept, end, chain }: CommitmentForecast,
  tidy: (value: number) => number,
) {
  return {
    id: item.id,
    kind: limit.kind,
    by: limit.kind === 'agreed' ? limit.period : limit.date,
    overdue: limit.kind === 'agreed' && limit.isOverdue,
    end,
    kept,
    chain: chain && {
      team: chain.team,
      share: chain.share,
      items: chain.links.map(({ item: { id }, effort, criticality, waits }) => ({
        id,
        effort: tidy(effort),
        criticality,
        waits,
      })),
    },
  }
}
