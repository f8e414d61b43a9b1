import type { ShownComparison } from '../core/agreement/shown.js'
import { agreementTitle, comparisonColumns, comparisonLines, tauRows } from './comparison-lines.js'
import { table } from './table.js'
import { plainText } from './text.js'
import type { View } from './view.js'
import { whatIfText } from './what-if-text.js'

const FIRST = 50

/** Frameworks side by side for a terminal: ranks with the greatest disagreement first, then who agrees with whom. */
export function comparisonTable(shown: ShownComparison, view: View, all: boolean): string {
  const { comparison, items } = shown
  const head = whatIfText(shown.whatIf, view)
  const lines = comparisonLines(shown).map((line) => `${plainText(line)}\n`)
  if (!comparison.items.length) return `${head}${noComparison(shown)}\n${lines.join('')}`
  if (!items.length) return `${head}None of the ${comparison.items.length} items matches.\n`
  const columns = comparisonColumns(shown)
  const rows = all ? items : items.slice(0, FIRST)
  const rest = items.length - rows.length
  return [
    head,
    table(
      columns,
      rows.map((row) => columns.map((column) => column.cell(row))),
      view,
    ),
    rest ? `\n${view.style.dim(`${rest} more: --all shows them`)}\n` : '',
    comparison.rankings.length > 1 ? agreementTable(shown, view) : '',
    `\n${lines.join('')}`,
  ].join('')
}

function noComparison({ skipped }: ShownComparison): string {
  return skipped.some(({ scored }) => scored)
    ? 'No framework scores two items or more yet, and there is nothing to compare.'
    : 'Nothing is scored by a framework yet.'
}

function agreementTable(shown: ShownComparison, view: View): string {
  const names = shown.comparison.rankings.map(({ framework }) => framework.name)
  const columns = [
    { title: agreementTitle },
    ...names.slice(0, -1).map((name, at) => ({
      title: name,
      align: 'right' as const,
      ...(at > 1 && { drop: at }),
    })),
  ]
  const rows = tauRows(shown).map((cells, at) => [names[at]!, ...cells.slice(0, -1)])
  return `\n${table(columns, rows.slice(1), view)}`
}
