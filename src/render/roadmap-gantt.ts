import { dateOfDay, dayNumber } from '../core/calendar/day.js'
import type { Period } from '../core/calendar/period.js'
import { byRank, type PlannedItem } from '../core/plan/plan.js'
import { type RoadmapView, teamName } from './roadmap-view.js'

/** More bars than these nobody reads; the tables have every item. */
export const MOST_BARS = 40
const LONGEST = 60

/** One bar: what stands before its title, whether something about it is marked, and the periods that it reaches over. */
export interface Bar {
  readonly mark: string
  readonly title: string
  readonly tags: readonly ('crit' | 'active')[]
  readonly from: Period
  readonly to: Period
}

/**
 * A Mermaid chart with a section for each title. Every label begins with a mark that is a number or a hyphen and
 * holds only characters that mean nothing to Mermaid; a bar reaches from the start of its first period to the end of
 * its last. The periods have dates.
 */
export function ganttChart(
  sections: readonly { readonly title: string; readonly bars: readonly Bar[] }[],
): string {
  let bars = 0
  const lines = sections.flatMap(({ title, bars: own }) => [
    `section ${label(title)}`,
    ...own.map((each) => barLine(each, ++bars)),
  ])
  return `\`\`\`mermaid\ngantt\ndateFormat YYYY-MM-DD\naxisFormat %Y-%m\n${lines.join('\n')}\n\`\`\`\n\n`
}

/** The best of what is planned as a chart by team; empty where the periods have no dates or nothing is planned. */
export function ganttMarkdown(view: RoadmapView): string {
  const { plan } = view
  const all = plan.periods.flatMap(({ items }) => items)
  if (all.length === 0 || plan.periods[0]!.period.start === null) return ''
  const best = new Set([...all].sort(byRank).slice(0, MOST_BARS))
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
    mark: String(rank ?? '-'),
    title: item.title,
    tags: [
      ...(item.due?.kind === 'hard' ? (['crit'] as const) : []),
      ...(item.status === 'in-progress' ? (['active'] as const) : []),
    ],
    from: periods.get(start)!,
    to: periods.get(end)!,
  }
}

function barLine({ mark, title, tags, from, to }: Bar, number: number): string {
  // Mermaid's ends are the day after the last.
  const end = dateOfDay(dayNumber(to.end!) + 1)
  return `${mark} ${label(title)} :${[...tags, `t${number}`, from.start!, end].join(', ')}`
}

// Letters of the scripts in use, digits, spaces and a few marks, to which Mermaid gives no meaning behind a label's start.
// Fixed ranges: a property such as \p{L} grows with the Unicode version of the runtime, and the file would change with it.
const NOT_IN_LABELS =
  /[^A-Za-z0-9 ._()/+'’€£\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0370-\u0373\u0376-\u037d\u0386\u0388-\u03ff\u0400-\u0481\u048a-\u052f\u0531-\u0556\u0561-\u0587\u05d0-\u05ea\u0620-\u064a\u0660-\u0669\u0e01-\u0e30\u1e00-\u1fbc\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3-]+/g

function label(text: string): string {
  const kept = text.normalize('NFC').replace(NOT_IN_LABELS, ' ').replace(/ +/g, ' ').trim()
  const cut =
    [...kept].length > LONGEST ? `${[...kept].slice(0, LONGEST).join('').trim()}...` : kept
  return cut === '' ? 'untitled' : cut
}
