import type { ItemLog, RankingLog } from '../core/log/log.js'
import type { ItemStep } from '../core/log/steps.js'
import { scoreText } from './diff-text.js'
import { itemRows, type LogRows, rankingRows } from './log-rows.js'
import { dayText } from './log-text.js'
import { sparkline } from './sparkline.js'
import { table } from './table.js'
import { plainText } from './text.js'
import type { View } from './view.js'

const WIDEST = 60

/** The commits that changed the ranking or the plan, for a terminal. */
export function rankingLogTable(log: RankingLog, view: View): string {
  if (log.steps.length === 0) return 'No commit changed the ranking or the plan.\n'
  return rowsText(rankingRows(log), view)
}

/** The course of an item for a terminal: where it stands, its rank or score as a line, and the commits. */
export function itemLogTable(log: ItemLog, view: View): string {
  const { steps, id } = log
  if (steps.length === 0) return `No commit changed ${plainText(id)}.\n`
  return `${headOf(log, view)}${courseOf(steps, view)}\n${rowsText(itemRows(log), view)}`
}

function rowsText({ columns, rows }: LogRows, view: View): string {
  return table(
    columns,
    rows.map((row) => [...row]),
    view,
  )
}

function headOf({ id, item, steps }: ItemLog, { style }: View): string {
  const last = steps.find(({ fault }) => fault === null)
  const name = style.bold(plainText(item ? `${id} ${item.title}` : id))
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
function courseOf(steps: readonly ItemStep[], { width }: View): string {
  const oldest = [...steps].reverse().filter(({ fault }) => fault === null)
  const values = (of: (step: ItemStep) => { from: number | null; to: number | null }) => {
    const [first] = oldest
    const start = first && of(first).from !== null ? [of(first).from] : []
    return [...start, ...oldest.map((step) => of(step).to)]
  }
  const ranks = values(({ rank }) => rank)
  const scores = values(({ score }) => {
    return { from: score.from?.score ?? null, to: score.to?.score ?? null }
  })
  const isByRank = new Set(ranks).size > 1
  const shown = isByRank ? ranks : scores
  if (new Set(shown).size < 2) return ''
  const line = sparkline(shown, Math.min(WIDEST, width ?? WIDEST), isByRank)
  return `${isByRank ? 'Rank' : 'Score'}  ${line}  since ${dayText(oldest[0]!.commit)}\n`
}
