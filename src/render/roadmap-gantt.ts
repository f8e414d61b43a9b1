import { dateOfDay, dayNumber } from '../core/calendar/day.js'
import type { Period } from '../core/calendar/period.js'
import { compareText } from '../core/compare.js'
import type { PlannedItem } from '../core/plan/plan.js'
import { type RoadmapView, teamName } from './roadmap-view.js'

/** More bars than these nobody reads; the tables have every item. */
const MOST_BARS = 40
const LONGEST = 60

/**
 * The plan as a Mermaid chart with a section for each team; empty where the periods have no dates
 * or nothing is planned. Every label begins with a rank or a hyphen and holds only characters that
 * mean nothing to Mermaid; a bar reaches from the start of the item's first period to the end of
 * its last.
 */
export function ganttMarkdown(view: RoadmapView): string {
  const { plan } = view
  const all = plan.periods.flatMap(({ items }) => items)
  if (all.length === 0 || plan.periods[0]!.period.start === null) return ''
  const shown = new Set([...all].sort(byRank).slice(0, MOST_BARS))
  const periods = new Map(plan.periods.map(({ period }) => [period.name, period]))
  const more = all.length - shown.size
  let bars = 0
  const sections = plan.periods[0]!.teams.flatMap(({ team }) => {
    const own = all.filter(
      (each) => shown.has(each) && each.effortByTeam.some((share) => share.team === team),
    )
    if (own.length === 0) return []
    return [
      `section ${label(teamName(team, view))}`,
      ...own.map((each) => bar(each, ++bars, periods)),
    ]
  })
  return (
    '## Timeline\n\n' +
    '```mermaid\ngantt\ndateFormat YYYY-MM-DD\naxisFormat %Y-%m\n' +
    `${sections.join('\n')}\n\`\`\`\n\n` +
    'Each bar begins with the rank of its item; hard dates are marked as critical, work in progress as active.' +
    (more > 0
      ? ` The ${MOST_BARS} best ranked are shown; ${more} more stand in the tables below.`
      : '') +
    '\n\n'
  )
}

function byRank(a: PlannedItem, b: PlannedItem): number {
  const last = Number.MAX_SAFE_INTEGER
  return (a.rank ?? last) - (b.rank ?? last) || compareText(a.item.id, b.item.id)
}

function bar(
  { item, rank, start, end }: PlannedItem,
  number: number,
  periods: ReadonlyMap<string, Period>,
): string {
  const from = periods.get(start)!.start!
  // Mermaid's ends are the day after the last.
  const to = dateOfDay(dayNumber(periods.get(end)!.end!) + 1)
  const tags = [
    ...(item.due?.kind === 'hard' ? ['crit'] : []),
    ...(item.status === 'in-progress' ? ['active'] : []),
  ]
  const fields = [...tags, `t${number}`, from, to].join(', ')
  return `${rank ?? '-'} ${label(item.title)} :${fields}`
}

// Letters, digits, spaces and a few marks; Mermaid gives no meaning to them behind a label's start.
function label(text: string): string {
  const kept = text
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N} ._()/+'’€£-]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
  const cut =
    [...kept].length > LONGEST ? `${[...kept].slice(0, LONGEST).join('').trim()}...` : kept
  return cut === '' ? 'untitled' : cut
}
