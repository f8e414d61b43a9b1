import { count } from '../core/problems/words.js'
import type { Ranked, Unscored } from '../core/rank/ranking.js'
import type { ShownRanking } from '../core/rank/shown.js'
import { formatNumber } from './number.js'
import { type RankingColumn, rankingColumns } from './ranking-columns.js'
import { type Column, table } from './table.js'
import { plainText } from './text.js'
import type { View } from './view.js'
import { whatIfText } from './what-if-text.js'

const FIRST = 50
const FIRST_UNSCORED = 10

/** The columns of the rows that are shown, and what stands below them. */
export interface TableParts {
  columns(rows: readonly Ranked[]): readonly RankingColumn[]
  below(rows: readonly Ranked[]): string
}

/** The ranking for a terminal: the first 50 rows unless all are wanted, then what lacks inputs. */
export function rankingTable(
  shown: ShownRanking,
  view: View,
  all: boolean,
  parts: TableParts = { columns: () => rankingColumns(shown), below: () => '' },
): string {
  return whatIfText(shown.whatIf, view) + rankingLines(shown, view, all, parts)
}

function rankingLines(shown: ShownRanking, view: View, all: boolean, parts: TableParts): string {
  if (!shown.ranked.length) return nothingRanked(shown, view, all)
  const rows = all ? shown.ranked : shown.ranked.slice(0, FIRST)
  const columns = parts.columns(rows)
  const rest = shown.ranked.length - rows.length
  return (
    table(
      columns,
      rows.map((row) => columns.map((column) => column.cell(row))),
      view,
    ) +
    (rest ? `\n${view.style.dim(`${rest} more: --all shows them`)}\n` : '') +
    parts.below(rows) +
    unscoredTable(shown, view, all) +
    leftOutTable(shown, view, all)
  )
}

// With nothing to rank, what to fill in comes first.
function nothingRanked(shown: ShownRanking, view: View, all: boolean): string {
  const { framework } = shown.ranking
  if (!shown.unscored.length) return noItems(shown) + leftOutTable(shown, view, all)
  const [first] = shown.unscored
    .filter(({ missing }) => missing.length)
    .sort((a, b) => a.missing.length - b.missing.length)
  const start = first
    ? `Start with ${plainText(first.item.id)} in ${plainText(placeText(first))}: add ${first.missing.join(', ')}.\n`
    : ''
  return (
    `Nothing is ranked by ${framework.name} yet: ${whyNothing(shown)}.\n` +
    start +
    `pm frameworks ${framework.name} shows what each input means.\n` +
    unscoredTable(shown, view, all) +
    leftOutTable(shown, view, all)
  )
}

function whyNothing({ unscored }: ShownRanking): string {
  const items = count(unscored.length, 'item')
  const isOne = unscored.length === 1
  if (unscored.every(({ missing }) => missing.length))
    return `${items} ${isOne ? 'lacks' : 'lack'} inputs`
  return `${items} ${isOne ? 'has' : 'have'} no score`
}

function noItems({ total, leftOut }: ShownRanking): string {
  if (total) return `None of the ${count(total, 'item')} matches.\n`
  if (leftOut.length) return 'Nothing to rank: everything is left out because of errors.\n'
  return 'No items to rank. pm init writes a first backlog; pm init --from ideas.txt makes one of a list.\n'
}

const unscoredColumns: readonly Column[] = [
  { title: 'ID', least: 8 },
  { title: 'Title', least: 12 },
  { title: 'Status' },
  { title: 'Why', least: 12 },
]

function unscoredTable({ unscored }: ShownRanking, view: View, all: boolean): string {
  if (!unscored.length) return ''
  const rows = all ? unscored : unscored.slice(0, FIRST_UNSCORED)
  const rest = unscored.length - rows.length
  return (
    `\n${view.style.bold(`Not ranked (${unscored.length})`)}\n` +
    table(
      unscoredColumns,
      rows.map((row) => [row.item.id, row.item.title, row.item.status, whyText(row)]),
      view,
    ) +
    (rest ? `${view.style.dim(`${rest} more: --all shows them`)}\n` : '')
  )
}

// Filters know nothing of what cannot be read.
function leftOutTable({ leftOut }: ShownRanking, view: View, all: boolean): string {
  if (!leftOut.length) return ''
  const rows = all ? leftOut : leftOut.slice(0, FIRST_UNSCORED)
  const rest = leftOut.length - rows.length
  return (
    `\n${view.style.bold(`Left out because of errors (${leftOut.length})`)}\n` +
    table(
      [
        { title: 'ID', least: 8 },
        { title: 'Place', least: 12 },
      ],
      rows.map(({ id, file, line }) => [
        id ?? '–',
        id === null && line === 1 ? file : `${file}:${line}`,
      ]),
      view,
    ) +
    (rest ? `${view.style.dim(`${rest} more: --all shows them`)}\n` : '')
  )
}

/** Why an item has no rank: its reason for having no score, and what it lacks. */
export function whyText({ missing, reason }: Unscored): string {
  const lacks = missing.length ? `lacks ${missing.join(', ')}` : ''
  return [reason ?? '', lacks].filter(Boolean).join('; ')
}

/** A score for people; a dash where the framework only sorts into buckets. */
export function scoreText({ score }: Pick<Ranked, 'score'>): string {
  return score === null ? '–' : formatNumber(score)
}

function placeText({ item }: Unscored): string {
  return `${item.source.path}:${item.source.position(item.node.start).line}`
}
