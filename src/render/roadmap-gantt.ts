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
  const best = new Set([...all].sort(byRank).slice(0, MOST_BARS))
  const shown = all.filter((each) => best.has(each))
  const periods = new Map(plan.periods.map(({ period }) => [period.name, period]))
  const more = all.length - shown.length
  let bars = 0
  const sections = plan.periods[0]!.teams.flatMap(({ team }) => {
    const own = shown.filter((each) => each.effortByTeam.some((share) => share.team === team))
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
