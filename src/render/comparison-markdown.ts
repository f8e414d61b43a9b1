import type { ShownComparison } from '../core/agreement/shown.js'
import { agreementTitle, comparisonColumns, comparisonLines, tauRows } from './comparison-lines.js'
import { markdownTable, markdownText } from './markdown.js'
import { whatIfMarkdown } from './what-if-text.js'

/** Frameworks side by side as Markdown tables, complete. */
export function comparisonMarkdown(shown: ShownComparison): string {
  const columns = comparisonColumns(shown)
  const ranks = markdownTable(
    columns.map((column) => ({ ...column, title: markdownText(column.title) })),
    shown.items.map((row) => columns.map((column) => markdownText(column.cell(row)))),
  )
  const lines = comparisonLines(shown).map((line) => `\n${markdownText(line)}\n`)
  return `${whatIfMarkdown(shown.whatIf)}${ranks}${agreement(shown)}${lines.join('')}`
}

function agreement(shown: ShownComparison): string {
  const names = shown.comparison.rankings.map(({ framework }) => markdownText(framework.name))
  if (names.length < 2) return ''
  const columns = [
    { title: agreementTitle },
    ...names.slice(0, -1).map((title) => ({ title, align: 'right' as const })),
  ]
  const rows = tauRows(shown).map((cells, at) => [names[at]!, ...cells.slice(0, -1)])
  return `\n${markdownTable(columns, rows.slice(1))}`
}
