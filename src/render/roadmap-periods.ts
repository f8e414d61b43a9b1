import type { Estimate } from '../core/estimates/estimate.js'
import { pointValue } from '../core/estimates/point-value.js'
import type { PlannedItem, PlannedPeriod } from '../core/plan/plan.js'
import { UNBOUND } from '../core/problems/plan-reasons.js'
import { count } from '../core/problems/words.js'
import { type MarkdownColumn, markdownText } from './markdown.js'
import { formatNumber } from './number.js'
import { reasonsText } from './plan-reasons.js'
import { cutMarkdown } from './roadmap-cut.js'
import { foldedRows, idText, isWorthFolding, itemText, listed, OPEN } from './roadmap-table.js'
import { type RoadmapView, teamName } from './roadmap-view.js'

/** So many promises of a period stand open. */
const MOST_PROMISES = 100

interface PeriodColumn extends MarkdownColumn {
  /** Whether an item has something in it; without this every one has. */
  has?(item: PlannedItem['item']): boolean
}

const columns: readonly PeriodColumn[] = [
  { title: 'Rank', align: 'right' },
  { title: 'Item' },
  { title: 'Owner', has: ({ owner }) => owner !== undefined },
  { title: 'Team' },
  { title: 'Effort', align: 'right' },
  { title: 'Score', align: 'right' },
  { title: 'Depends on', has: ({ dependsOn }) => dependsOn.length > 0 },
  { title: 'KPIs', has: ({ kpis }) => Object.keys(kpis).length > 0 },
  { title: 'Note' },
]

/** One heading and table for each period. A column in which no item of the plan has anything is left out of all. */
export function periodsMarkdown(view: RoadmapView): string {
  const late = new Map(view.plan.late.map(({ item, due }) => [item.id, due]))
  const items = view.plan.periods.flatMap((period) => period.items)
  const shown = [...columns.keys()].filter((at) => {
    const { has } = columns[at]!
    return !has || items.some(({ item }) => has(item))
  })
  return view.plan.periods.map((period) => periodMarkdown(period, shown, late, view)).join('')
}

function periodMarkdown(
  planned: PlannedPeriod,
  shown: readonly number[],
  late: ReadonlyMap<string, string>,
  view: RoadmapView,
): string {
  const { period, items } = planned
  const { name, start, end } = period
  const dates = start === null || end === null ? [] : [`${start} to ${end}`]
  const proposed = items.filter(({ isProposed }) => isProposed).length
  const counts = [
    items.length > 0
      ? count(items.length, 'item')
      : view.filter === null
        ? 'nothing planned'
        : 'nothing that is shown',
    ...(proposed > 0 ? [`${proposed} only proposed`] : []),
  ]
  const { open, folded } = parted(items)
  const rows = [...open, ...folded]
  const cells = (each: PlannedItem) => {
    const all = row(each, late.get(each.item.id), view)
    return shown.map((at) => all[at]!)
  }
  const titles = shown.map((at) => columns[at]!)
  const table = rows.length > 0 ? foldedRows(titles, rows, cells, open.length) : ''
  return `## ${markdownText(name)}\n\n${[...dates, ...counts].join(', ')}\n\n${table}${cutMarkdown(planned, view)}`
}

// By rank, those that are needed without one first. Of many the lowest are folded away, but no promise.
function parted(items: readonly PlannedItem[]) {
  const all = [...items].sort((a, b) => position(a) - position(b))
  const promises = new Set(all.filter(isPromised))
  let [promised, others] = [MOST_PROMISES, Math.max(0, OPEN - promises.size)]
  const open: PlannedItem[] = []
  const folded: PlannedItem[] = []
  for (const each of all) {
    const isOpen = promises.has(each) ? promised-- > 0 : others-- > 0
    if (isOpen) open.push(each)
    else folded.push(each)
  }
  return isWorthFolding(folded) ? { open, folded } : { open: all, folded: [] }
}

function isPromised({ reasons }: PlannedItem): boolean {
  return reasons.some(({ kind }) => kind === 'agreed' || kind === 'hard-date' || kind === 'due')
}

function position(planned: PlannedItem): number {
  return planned.rank ?? (isPromised(planned) ? 0 : Number.MAX_SAFE_INTEGER)
}

function row(planned: PlannedItem, late: string | undefined, view: RoadmapView): string[] {
  const { item, rank, score, bucket, effort } = planned
  const teams = planned.effortByTeam.map(({ team }) => markdownText(teamName(team, view)))
  const scores = [
    ...(bucket === null ? [] : [bucket]),
    ...(score === null ? [] : [formatNumber(score)]),
  ]
  return [
    rank === null ? '–' : String(rank),
    itemText(item),
    markdownText(item.owner ?? ''),
    teams.join(', '),
    formatNumber(effort),
    scores.length > 0 ? markdownText(scores.join(', ')) : '–',
    listed(item.dependsOn.map(idText)),
    listed(Object.entries(item.kpis).map(([id, change]) => `${idText(id)} ${changeText(change)}`)),
    itemNotes(planned, late, view).map(markdownText).join('; '),
  ]
}

/** What is to be said of a planned item beside its numbers, in plain text; `late` is the target date that it misses. */
export function itemNotes(
  planned: PlannedItem,
  late: string | undefined,
  { unit, plan }: RoadmapView,
): string[] {
  const { item, isProposed, reasons, effortByTeam } = planned
  const { worthlessAfter } = item
  const isDated = plan.periods[0]!.period.start !== null
  const reason = reasonsText(reasons, unit)
  const shares = effortByTeam.map(
    ({ team, effort }) => `${team ?? 'no team'} ${formatNumber(effort)}`,
  )
  return [
    ...(isProposed ? ['proposed'] : []),
    ...(reason === null ? [] : [reason]),
    ...workNotes(planned),
    ...(shares.length > 1 ? [shares.join(' + ')] : []),
    ...(late === undefined ? [] : [`late: due ${late}`]),
    ...(worthlessAfter ? [`worthless after ${worthlessAfter.date}${isDated ? '' : UNBOUND}`] : []),
  ]
}

function workNotes({ start, workedUntil, end, reasons }: PlannedItem): string[] {
  if (workedUntil === end) return start === end ? [] : [`begins in ${start}`]
  const when = start === workedUntil ? start : `${start} to ${workedUntil}`
  const isAgreed = reasons.some(({ kind }) => kind === 'agreed')
  return [`worked in ${when}, delivered in ${end}${isAgreed ? ' as agreed' : ''}`]
}

/** An expected change of a KPI with its sign. */
export function changeText(change: Estimate): string {
  const value = pointValue(change)
  return value > 0 ? `+${formatNumber(value)}` : formatNumber(value)
}
