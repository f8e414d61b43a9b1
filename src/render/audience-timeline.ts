import type { SeenItem, SeenPlan } from '../core/plan/audience.js'
import { type Bar, ganttChart, MOST_BARS } from './roadmap-gantt.js'
import { type RoadmapView, teamName } from './roadmap-view.js'

/**
 * What an audience sees as a Mermaid chart: by team, or in one section where teams are hidden. Empty where the periods
 * have no dates or nothing is planned. Of very many items the first have bars.
 */
export function timelineMarkdown({ periods }: SeenPlan, view: RoadmapView): string {
  const items = periods.flatMap((period) => period.items).slice(0, MOST_BARS)
  if (items.length === 0 || periods[0]!.period.start === null) return ''
  const named = new Map(periods.map(({ period }) => [period.name, period]))
  const barOf = ({ title, rank, isHard, isUnderWay, start, end }: SeenItem): Bar => ({
    mark: rank === null ? null : String(rank),
    title,
    tags: [...(isHard ? (['crit'] as const) : []), ...(isUnderWay ? (['active'] as const) : [])],
    from: named.get(start)!,
    to: named.get(end)!,
  })
  const teams = [...new Set(items.flatMap((item) => item.teams))]
  const rest = items.filter((item) => item.teams.length === 0)
  const sections = [
    ...teams.map((team) => ({
      title: teamName(team, view),
      items: items.filter((item) => item.teams.includes(team)),
    })),
    ...(rest.length > 0 ? [{ title: teams.length > 0 ? 'no team' : 'Plan', items: rest }] : []),
  ]
  return ganttChart(sections.map(({ title, items: own }) => ({ title, bars: own.map(barOf) })))
}
