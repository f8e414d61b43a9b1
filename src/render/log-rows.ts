import type { ItemStep, RankingStep } from '../core/log/steps.js'
import {
  authorText,
  dayText,
  inOutText,
  itemText,
  moverText,
  periodTurn,
  rankingText,
  rankTurn,
  scoreTurn,
  shortId,
} from './log-text.js'
import type { Column } from './table.js'

/** A log as a table in plain text, newest first. */
export interface LogRows {
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly string[])[]
}

type Cells<S> = readonly (readonly [Column, (step: S) => string])[]

const commit: Cells<RankingStep | ItemStep> = [
  [{ title: 'Date' }, (step) => dayText(step.commit)],
  [{ title: 'Commit' }, (step) => shortId(step.commit)],
  [{ title: 'Author', least: 8, drop: 3 }, (step) => authorText(step.commit)],
]

const subject: Cells<RankingStep | ItemStep> = [
  [{ title: 'Subject', least: 16, drop: 2 }, (step) => step.commit.subject],
]

const ofRanking: Cells<RankingStep> = [
  ...commit,
  [{ title: 'In/out' }, inOutText],
  [{ title: 'Moved', align: 'right' }, ({ moved }) => numberText(moved)],
  [{ title: 'Replanned', align: 'right', drop: 1 }, ({ replanned }) => numberText(replanned)],
  [{ title: 'Most', least: 12 }, ({ biggest }) => moverText(biggest)],
  [{ title: 'Because', least: 24 }, rankingText],
  ...subject,
]

const ofItem: Cells<ItemStep> = [
  ...commit,
  [{ title: 'Rank' }, ({ rank }) => rankTurn(rank)],
  [{ title: 'Score' }, ({ score }) => scoreTurn(score)],
  [{ title: 'Period' }, ({ period }) => periodTurn(period)],
  [{ title: 'Because', least: 24 }, itemText],
  ...subject,
]

/** The cells of a commit; they keep nothing of its files. */
export function rankingCells(step: RankingStep): readonly string[] {
  return ofRanking.map(([, cell]) => cell(step))
}

export function itemCells(step: ItemStep): readonly string[] {
  return ofItem.map(([, cell]) => cell(step))
}

export function rankingRows(rows: LogRows['rows']): LogRows {
  return rowsOf(
    ofRanking.map(([column]) => column),
    rows,
  )
}

export function itemRows(rows: LogRows['rows']): LogRows {
  return rowsOf(
    ofItem.map(([column]) => column),
    rows,
  )
}

// Without the columns that have nothing to tell.
function rowsOf(columns: readonly Column[], rows: LogRows['rows']): LogRows {
  const kept = columns.flatMap((_, at) => (rows.some((row) => row[at] !== '') ? [at] : []))
  return {
    columns: kept.map((at) => columns[at]!),
    rows: rows.map((row) => kept.map((at) => row[at]!)),
  }
}

function numberText(number: number): string {
  return number > 0 ? String(number) : ''
}
