import type { Named, SeenItem } from '../core/plan/audience.js'
import { type MarkdownColumn, markdownText } from './markdown.js'
import { formatNumber } from './number.js'
import { changeText } from './roadmap-periods.js'
import { foldedTable, idText, itemText, listed } from './roadmap-table.js'
import { type RoadmapView, teamName } from './roadmap-view.js'

/** A title, with the id where that is seen. */
export function seenText({ id, title }: Named): string {
  return id === null ? markdownText(title) : itemText({ id, title })
}

interface Column extends MarkdownColumn {
  /** What stands before the value where there is no heading. */
  readonly prefix?: string
  readonly suffix?: (view: RoadmapView) => string
  cell(item: SeenItem, view: RoadmapView): string
}

const columns: readonly Column[] = [
  { title: 'Rank', align: 'right', prefix: 'rank ', cell: ({ rank }) => String(rank ?? '') },
  { title: 'Item', cell: seenText },
  { title: 'Owner', cell: ({ owner }) => markdownText(owner ?? '') },
  {
    title: 'Team',
    cell: ({ teams }, view) => teams.map((team) => markdownText(teamName(team, view))).join(', '),
  },
  {
    title: 'Effort',
    align: 'right',
    suffix: ({ unit }) => ` ${markdownText(unit)}`,
    cell: ({ effort }) => (effort === null ? '' : formatNumber(effort)),
  },
  {
    title: 'Score',
    align: 'right',
    prefix: 'score ',
    cell: ({ score, bucket }) =>
      [
        ...(bucket === null ? [] : [markdownText(bucket)]),
        ...(score === null ? [] : [formatNumber(score)]),
      ].join(', '),
  },
  {
    title: 'Depends on',
    prefix: 'after ',
    cell: ({ dependsOn }) =>
      listed(dependsOn.map(({ id, title }) => (id === null ? markdownText(title) : idText(id)))),
  },
  {
    title: 'KPIs',
    cell: ({ kpis }) => listed(kpis.map(([id, change]) => `${idText(id)} ${changeText(change)}`)),
  },
  { title: 'Due', prefix: 'due ', cell: ({ due }) => due ?? '' },
  {
    title: 'State',
    cell: ({ isUnderWay, isProposed }) =>
      isUnderWay ? 'in progress' : isProposed ? 'proposed' : '',
  },
]

/** Items as a table; a column in which none has anything is left out. */
export function itemsTable(items: readonly SeenItem[], view: RoadmapView): string {
  const filled = columns.filter(({ cell }) => items.some((item) => cell(item, view) !== ''))
  const rows = items.map((item) => filled.map(({ cell }) => cell(item, view)))
  return foldedTable(filled, rows, rows.length)
}

/** An item on one line: its title, and behind it what else is seen of it. */
export function itemLine(item: SeenItem, view: RoadmapView): string {
  const facts = columns.flatMap(({ title, prefix = '', suffix, cell }) => {
    const text = title === 'Item' ? '' : cell(item, view)
    return text === '' ? [] : [`${prefix}${text}${suffix?.(view) ?? ''}`]
  })
  return [seenText(item), ...(facts.length > 0 ? [facts.join(', ')] : [])].join(' – ')
}
