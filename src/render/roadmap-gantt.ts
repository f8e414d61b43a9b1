import { dateOfDay, dayNumber } from '../core/calendar/day.js'
import type { Period } from '../core/calendar/period.js'
import { firstByRank, type PlannedItem } from '../core/plan/plan.js'
import { mermaidBlock, mermaidLabel } from './mermaid.js'
import { type RoadmapView, teamName } from './roadmap-view.js'

/** More bars than these nobody reads; the tables have every item. */
export const MOST_BARS = 40

/** One bar: what stands before its title if anything does, whether something about it is marked, and the periods that it reaches over. */
export interface Bar {
  readonly mark: string | null
  readonly title: string
  readonly tags: readonly ('crit' | 'active')[]
  readonly from: Period
  readonly to: Period
}

/**
 * A Mermaid chart with a section for each title. Every label begins with its mark, or with a letter that begins no keyword,
 * and holds only characters that mean nothing to Mermaid; a bar reaches from the start of its first period to the end of
 * its last. The periods have dates.
 */
export function ganttChart(
  sections: readonly { readonly title: string; readonly bars: readonly Bar[] }[],
): string {
  let bars = 0
  const lines = sections.flatMap(({ title, bars: own }) => [
    `section ${mermaidLabel(title)}`,
    ...own.map((each) => barLine(each, ++bars)),
  ])
  return mermaidBlock(['gantt', 'dateFormat YYYY-MM-DD', 'axisFormat %Y-%m', ...lines])
}

/** The best of what is planned as a chart by team; empty where the periods have no dates or nothing is planned. */
export function ganttMarkdown(view: RoadmapView): string {
  const { plan } = view
  const all = plan.periods.flatMap(({ items }) => items)
  if (all.length === 0 || plan.periods[0]!.period.start === null) return ''
  const best = new Set(firstByRank(all, MOST_BARS))
  const shown = all.filter((each) => best.has(each))
  const periods = new Map(plan.periods.map(({ period }) => [period.name, period]))
  const more = all.length - shown.length
  const sections = plan.periods[0]!.teams.flatMap(({ team }) => {
    const own = shown.filter((each) => each.effortByTeam.some((share) => share.team === team))
    if (own.length === 0) return []
    return [{ title: teamName(team, view), bars: own.map((each) => barOf(each, periods)) }]
  })
  return (
    `## Timeline\n\n${ganttChart(sections)}` +
    'Each bar begins with the rank of its item; hard dates are marked as critical, work in progress as active.' +
    (more > 0
      ? ` The ${MOST_BARS} best ranked are shown; ${more} more stand in the tables below.`
      : '') +
    '\n\n'
  )
}

function barOf({ item, rank, start, end }: PlannedItem, periods: ReadonlyMap<string, Period>): Bar {
  return {
    mark: rank === null ? null : String(rank),
    title: item.title,
    tags: [
      ...(item.due?.kind === 'hard' ? (['crit'] as const) : []),
      ...(item.status === 'in-progress' ? (['active'] as const) : []),
    ],
    from: periods.get(start)!,
    to: periods.get(end)!,
  }
}

// Mermaid reads what begins a line as a keyword where it is one, or begins with one, whatever follows and in any case.
const KEYWORD =
  /^(?:acc(?:title|descr)|axisformat|call|click|dateformat|excludes|gantt|href|includes|inclusive|section|tickinterval|title|todaymarker|topaxis|vert|weekday|weekend)/i

function labelOf(mark: string | null, title: string): string {
  const label = mermaidLabel(title)
  if (mark !== null) return `${mark} ${label}`
  return /^[^0-9 ._()/+'’€£-]/.test(label) && !KEYWORD.test(label) ? label : `- ${label}`
}

function barLine({ mark, title, tags, from, to }: Bar, number: number): string {
  // Mermaid's ends are the day after the last.
  const end = dateOfDay(dayNumber(to.end!) + 1)
  return `${labelOf(mark, title)} :${[...tags, `t${number}`, from.start!, end].join(', ')}`
}
