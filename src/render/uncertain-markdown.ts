import type { ShownRanking } from '../core/rank/shown.js'
import type { ShownUncertainty } from '../core/simulate/shown.js'
import type { Simulation } from '../core/simulate/simulation.js'
import { findingsParts } from './findings.js'
import { markdownTable, markdownText } from './markdown.js'
import { formatNumber } from './number.js'
import { itemColumns, type RankingColumn, rankingColumns } from './ranking-columns.js'
import { rankingMarkdown } from './ranking-markdown.js'
import { simulationLines } from './simulation-lines.js'
import { rankColumns, simulatedOf } from './uncertain-columns.js'

/** A ranking with what is known of its uncertainty as Markdown tables, complete. */
export function uncertainMarkdown(shown: ShownRanking, uncertainty: ShownUncertainty): string {
  const { simulation } = uncertainty
  const findings = findingsParts(uncertainty).map(({ title, columns, rows, none }) => {
    const cells = rows.map((row) => row.map(markdownText))
    const titles = columns.map((column) => ({ title: markdownText(column) }))
    const body = rows.length ? markdownTable(titles, cells) : `${markdownText(none)}\n`
    return `\n${markdownText(title)}:\n\n${body}`
  })
  if (!simulation) return rankingMarkdown(shown, rankingColumns(shown), findings.join(''))
  const columns = [
    ...itemColumns(shown),
    ...intervalColumns(simulation),
    ...rankColumns(simulation),
    groupColumn(simulation),
  ]
  const lines = simulationLines(shown.ranked, simulation, 'numbers').map(markdownText)
  return rankingMarkdown(shown, columns, `\n${lines.join('\n')}\n${findings.join('')}`)
}

function intervalColumns(simulation: Simulation): RankingColumn[] {
  return (['p5', 'p50', 'p95'] as const).map((point) => ({
    title: `${point.slice(1)} %`,
    align: 'right',
    cell: (row) => {
      const value = simulatedOf(simulation, row).interval?.[point]
      return value === undefined || value === null ? '–' : formatNumber(value)
    },
  }))
}

function groupColumn(simulation: Simulation): RankingColumn {
  return {
    title: 'Tie group',
    align: 'right',
    cell: (row) => String(simulatedOf(simulation, row).group),
  }
}
