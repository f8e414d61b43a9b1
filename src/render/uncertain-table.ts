import type { Ranked } from '../core/rank/ranking.js'
import type { ShownRanking } from '../core/rank/shown.js'
import type { ShownUncertainty } from '../core/simulate/shown.js'
import type { Simulation } from '../core/simulate/simulation.js'
import { findingsText } from './findings-text.js'
import { commonScale, intervalBar, type Scale } from './interval-bar.js'
import { formatNumber } from './number.js'
import { type RankingColumn, rankingColumns } from './ranking-columns.js'
import { rankingTable } from './ranking-table.js'
import { simulationLines } from './simulation-lines.js'
import { tieBrackets } from './tie-brackets.js'
import { leadingColumns, rankColumns, simulatedOf } from './uncertain-columns.js'
import type { View } from './view.js'

/** A ranking for a terminal with a bar for the 90 % interval of each score, all on one scale, and what to find out next. */
export function uncertainTable(
  shown: ShownRanking,
  uncertainty: ShownUncertainty,
  view: View,
  all: boolean,
): string {
  const { simulation } = uncertainty
  const findings = findingsText(uncertainty, view, all)
  if (!simulation)
    return rankingTable(shown, view, all, {
      columns: () => rankingColumns(shown),
      below: () => findings,
    })
  return rankingTable(shown, view, all, {
    columns: (rows) => simulatedColumns(shown, simulation, rows, view),
    below(rows) {
      const lines = simulationLines(rows, simulation)
      return `\n${lines.map((line) => `${view.style.dim(line)}\n`).join('')}${findings}`
    },
  })
}

function simulatedColumns(
  shown: ShownRanking,
  simulation: Simulation,
  rows: readonly Ranked[],
  view: View,
): RankingColumn[] {
  const [rank, ...leading] = leadingColumns(shown)
  const marks = tieBrackets(rows.map((row) => simulatedOf(simulation, row).group))
  const brackets = new Map(rows.map((row, at) => [row, marks[at]!]))
  const scale = commonScale(rows.map((row) => simulatedOf(simulation, row).interval))
  return [
    rank!,
    ...(marks.some((mark) => mark !== '')
      ? [{ title: '', cell: (row: Ranked) => brackets.get(row) ?? '' }]
      : []),
    ...leading,
    ...(scale ? [barColumn(simulation, scale, barWidth(view))] : []),
    ...rankColumns(simulation),
  ]
}

const LEAST_BAR = 12
const MOST_BAR = 40
const UNCUT_BAR = 32

function barWidth({ width }: View): number {
  if (width === undefined) return UNCUT_BAR
  return Math.min(MOST_BAR, Math.max(LEAST_BAR, Math.floor(width / 4)))
}

// The title says where the scale begins and ends.
function barColumn(simulation: Simulation, scale: Scale, width: number): RankingColumn {
  const [from, to] = [formatNumber(scale.from), formatNumber(scale.to)]
  const between = Math.max(1, width - from.length - to.length)
  return {
    title: scale.from === scale.to ? from : `${from}${' '.repeat(between)}${to}`,
    cell: (row) => {
      const { interval } = simulatedOf(simulation, row)
      return interval ? intervalBar(interval, scale, width) : ''
    },
  }
}
