import type { Commit } from '../core/log/commit.js'
import type { ItemStep, RankingStep } from '../core/log/steps.js'
import { type Cell, csv } from './csv.js'
import { authorText, itemText, rankingText, settingsText } from './log-text.js'

const commitColumns = ['commit', 'date', 'author', 'written_by', 'subject']

/** The names of the columns of the log of the ranking. */
export function rankingCsvHead(): string {
  const own = ['ranked', 'entered', 'left', 'moved', 'replanned', 'rescored']
  const mover = ['id', 'rank_before', 'rank', 'period_before', 'period']
  return csv([[...commitColumns, ...own, ...mover, 'settings', 'because', 'cannot_be_ranked']])
}

/** One commit of it. */
export function rankingCsvRow(step: RankingStep): string {
  const { commit, fault, ranked, entered, left, moved, replanned, rescored, biggest } = step
  const counts = [ranked, entered.length, left.length, moved, replanned, rescored]
  return csv([
    [
      ...commitCells(commit),
      ...(fault ? counts.map(() => null) : counts),
      biggest?.item.id ?? null,
      ...[biggest?.rank.from ?? null, biggest?.rank.to ?? null],
      ...[biggest?.period.from ?? null, biggest?.period.to ?? null],
      settingsText(step) || null,
      fault ? null : rankingText(step) || null,
      fault ? rankingText(step) : null,
    ],
  ])
}

/** The names of the columns of the log of an item. */
export function itemCsvHead(): string {
  const own = ['rank', 'score', 'bucket', 'period', 'status'].flatMap((name) => [
    `${name}_before`,
    name,
  ])
  return csv([[...commitColumns, 'id', 'event', 'ranked', ...own, 'because', 'cannot_be_ranked']])
}

/** One commit of it. */
export function itemCsvRow(step: ItemStep): string {
  const { commit, fault, id, event, ranked, rank, score, period, status } = step
  return csv([
    [
      ...commitCells(commit),
      id,
      event,
      fault ? null : ranked,
      ...[rank.from, rank.to],
      ...[score.from?.score ?? null, score.to?.score ?? null],
      ...[score.from?.bucket ?? null, score.to?.bucket ?? null],
      ...[period.from, period.to],
      ...[status.from, status.to],
      fault ? null : itemText(step) || null,
      fault ? itemText(step) : null,
    ],
  ])
}

function commitCells(commit: Commit): Cell[] {
  const { id, date, author, subject } = commit
  return [id, date, author, authorText(commit), subject]
}
