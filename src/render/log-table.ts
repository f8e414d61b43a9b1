import type { LoggedItem } from '../core/log/log.js'
import type { ItemStep } from '../core/log/steps.js'
import { scoreText } from './diff-text.js'
import { itemRows, type LogRows, rankingRows } from './log-rows.js'
import { dayText } from './log-text.js'
import { sparkline } from './sparkline.js'
import { table } from './table.js'
import { plainText } from './text.js'
import type { View } from './view.js'

const WIDEST = 60

/** What a row of the log of an item shows beside its cells: where the item stood. */
export type Standing = Pick<ItemStep, 'rank' | 'score' | 'period' | 'status' | 'ranked'> & {
  readonly cells: readonly string[]
  readonly day: string
  readonly isFault: boolean
}

export function standingOf(step: ItemStep, cells: readonly string[]): Standing {
  const { rank, score, period, status, ranked, commit, fault } = step
  const isFault = fault !== null
  return { rank, score, period, status, ranked, cells, day: dayText(commit), isFault }
}

/** The commits that changed the ranking or the plan, for a terminal. */
export function rankingLogTable(rows: LogRows['rows'], view: View): string {
  if (rows.length === 0) return 'No commit changed the ranking or the plan.\n'
  return rowsText(rankingRows(rows), view)
}

/** The course of an item for a terminal: where it stands, its rank or score as a line, and the commits. */
export function itemLogTable(item: LoggedItem, rows: readonly Standing[], view: View): string {
  if (rows.length === 0) return `No commit changed ${plainText(item.id)}.\n`
  const sound = rows.filter(({ isFault }) => !isFault)
  const cells = rows.map((row) => row.cells)
  return `${headOf(item, sound[0], view)}${courseOf(sound, view)}\n${rowsText(itemRows(cells), view)}`
}

function rowsText({ columns, rows }: LogRows, view: View): string {
  return table(
    columns,
    rows.map((row) => [...row]),
    view,
  )
}

function headOf({ id, title }: LoggedItem, last: Standing | undefined, { style }: View): string {
  const name = style.bold(plainText(title === null ? id : `${id} ${title}`))
  if (!last) return `${name}\n`
  const { rank, score, period, status, ranked } = last
  const texts = [
    rank.to === null ? (status.to ?? 'removed') : `rank ${rank.to} of ${ranked}`,
    score.to === null ? '' : `score ${scoreText(score.to, score.to)}`,
    period.to ?? '',
  ]
  return `${name}: ${plainText(texts.filter(Boolean).join(', '))}\n`
}

// Of the rank, or of the score where the rank is always the same.
function courseOf(rows: readonly Standing[], { width }: View): string {
  const oldest = rows.at(-1)
  const values = (of: (row: Standing) => { from: number | null; to: number | null }) => {
    const start = oldest && of(oldest).from !== null ? [of(oldest).from] : []
    return [...start, ...rows.map((row) => of(row).to).reverse()]
  }
  const ranks = values(({ rank }) => rank)
  const scores = values(({ score }) => {
    return { from: score.from?.score ?? null, to: score.to?.score ?? null }
  })
  const isByRank = new Set(ranks).size > 1
  const shown = isByRank ? ranks : scores
  if (new Set(shown).size < 2) return ''
  const line = sparkline(shown, Math.min(WIDEST, width ?? WIDEST), isByRank)
  return `${isByRank ? 'Rank' : 'Score'}  ${line}  since ${oldest!.day}\n`
}
