import type { ShownUncertainty } from '../core/simulate/shown.js'
import { findingsParts } from './findings.js'
import { type Column, table } from './table.js'
import { plainText } from './text.js'
import type { View } from './view.js'

const FIRST = 5

/** What is worth finding out and what small changes would do, for a terminal: the first few unless all are wanted. */
export function findingsText(uncertainty: ShownUncertainty, view: View, all: boolean): string {
  return findingsParts(uncertainty)
    .map(({ title, columns, rows, none }) => {
      const head = `\n${view.style.bold(plainText(title))}\n`
      if (!rows.length) return `${head}${plainText(none)}\n`
      const shown = all ? rows : rows.slice(0, FIRST)
      const rest = rows.length - shown.length
      const more = rest ? `${view.style.dim(`${rest} more: --all shows them`)}\n` : ''
      return `${head}${table(columns.map(columnOf), shown as string[][], view)}${more}`
    })
    .join('')
}

const numbers = new Set(['Chance', 'Beyond', 'Change'])

function columnOf(title: string): Column {
  if (title === 'Place') return { title, drop: 1 }
  return numbers.has(title) ? { title, align: 'right' } : { title, least: 8 }
}
