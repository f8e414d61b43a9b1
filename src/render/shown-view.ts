import { shownPlan } from '../core/plan/shown-plan.js'
import { type Filter, matches } from '../core/rank/filter.js'
import type { RoadmapView } from './roadmap-view.js'

/** A roadmap of which only the items that meet all filters are shown; the plan is still that of all. */
export function shownView(view: RoadmapView, filters: readonly Filter[]): RoadmapView {
  const isShown = ({ item }: { readonly item: Parameters<typeof matches>[0] }) =>
    matches(item, filters)
  const plan = shownPlan(view.plan, filters)
  const teams = new Set(plan.periods[0]?.teams.map(({ team }) => team))
  const { forecast, diagnoses, agreements } = view
  const broken = new Set(plan.broken.map(({ item }) => item.id))
  return {
    ...view,
    plan,
    filter: filters.map(({ field, values }) => `${field} ${values.join(' or ')}`).join(', '),
    forecast: forecast && {
      ...forecast,
      items: forecast.items.filter(({ planned }) => isShown(planned)),
      commitments: forecast.commitments.filter(isShown),
      teams: forecast.teams.filter(({ team }) => teams.has(team)),
    },
    diagnoses: {
      ...diagnoses,
      diagnoses: diagnoses.diagnoses.filter(({ id }) => broken.has(id)),
      // It speaks of others too.
      together: broken.size === view.plan.broken.length ? diagnoses.together : null,
    },
    agreements: { ...agreements, costs: agreements.costs.filter(isShown) },
  }
}
