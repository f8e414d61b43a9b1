import type { Item } from '../core/backlog/item.js'
import { pointValue } from '../core/estimates/point-value.js'
import type { KpiOverview, KpiRow } from '../core/kpis/overview.js'
import { count } from '../core/problems/words.js'
import { progressText, stateText, valueText } from './kpi-text.js'
import { formatNumber } from './number.js'
import { type Column, table } from './table.js'
import { plainText } from './text.js'
import type { View } from './view.js'

const FIRST = 10

const columns: readonly Column[] = [
  { title: 'ID', least: 8 },
  { title: 'Title', least: 16 },
  { title: 'State' },
  { title: 'Made of expected', align: 'right' },
  { title: 'Baseline', align: 'right', drop: 1 },
  { title: 'Now', align: 'right' },
  { title: 'Target', align: 'right' },
  { title: 'Due', drop: 2 },
  { title: 'Items', align: 'right' },
]

/** The KPIs with their progress, then who serves each, then what serves nothing. */
export function kpisTable({ rows, aimless }: KpiOverview, view: View): string {
  if (!rows.length)
    return 'No KPIs found. kpis.yaml holds them; pm schema kpis and the README show the form.\n'
  const { style } = view
  const overview = table(
    columns,
    rows.map(({ kpi, progress, items }) => [
      kpi.id,
      kpi.title,
      stateText(progress.state),
      progressText(progress),
      valueText(kpi.baseline.value, kpi),
      progress.latest ? valueText(progress.latest.value, kpi) : '–',
      valueText(kpi.target, kpi),
      kpi.due ?? '',
      String(items.length),
    ]),
    view,
  )
  const unserved = rows.filter(({ items }) => !items.length).map(({ kpi }) => kpi.id)
  return [
    overview,
    ...rows
      .filter(({ items, shipped }) => items.length + shipped.length)
      .map((row) => serving(row, view)),
    unserved.length
      ? `${style.bold('No open item serves')} ${plainText(unserved.join(', '))}\n`
      : '',
    aimless.length
      ? `${style.bold(`${count(aimless.length, 'open item')} ${aimless.length === 1 ? 'serves' : 'serve'} no KPI:`)} ${plainText(ids(aimless))}\n`
      : '',
  ]
    .filter((part) => part)
    .join('\n')
}

function serving({ kpi, items, shipped }: KpiRow, view: View): string {
  const rows = [
    ...items.map((item) => [item.id, item.title, item.status, `${change(item, kpi.id)} expected`]),
    ...shipped.map((item) => [item.id, item.title, item.status, outcome(item, kpi.id)]),
  ]
  const titles: readonly Column[] = [
    { title: plainText(kpi.id), least: 8 },
    { title: '', least: 16 },
    { title: '' },
    { title: '' },
  ]
  return table(titles, rows, view)
}

function change(item: Item, id: string): string {
  return signed(pointValue(item.kpis[id]!))
}

function outcome(item: Item, id: string): string {
  const actual = item.plain.actual?.kpis?.[id]
  return `${change(item, id)} expected, ${actual === undefined ? 'not measured' : `${signed(actual)} measured`}`
}

function signed(value: number): string {
  return value > 0 ? `+${formatNumber(value)}` : formatNumber(value)
}

function ids(items: readonly Item[]): string {
  const shown = items.slice(0, FIRST).map(({ id }) => id)
  return items.length > FIRST
    ? `${shown.join(', ')} and ${items.length - FIRST} more`
    : shown.join(', ')
}
