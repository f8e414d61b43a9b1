import type { Comparison } from '../core/diff/comparison.js'
import type { Section } from './diff-section.js'
import { diffSections } from './diff-sections.js'
import { sideText, summaryText } from './diff-text.js'
import { table } from './table.js'
import type { View } from './view.js'

const FIRST = 20

/** The comparison for a terminal: the first 20 rows of each part, and no details, unless all are wanted. */
export function diffTable(comparison: Comparison, view: View, all: boolean): string {
  const { base, head, difference } = comparison
  const title = `${sideText(base)} → ${sideText(head)}`
  const sections = diffSections(comparison)
  const details = sections.filter(({ isDetail }) => isDetail && !all)
  return [
    `${view.style.bold(title)}: ${summaryText(difference)}\n`,
    ...sections.filter((each) => all || !each.isDetail).map((each) => part(each, view, all)),
    ...(details.length > 0
      ? [
          view.style.dim(
            `${details.map(({ title: of, rows }) => `${of}: ${rows.length}`).join('. ')}. --all shows them\n`,
          ),
        ]
      : []),
  ].join('\n')
}

function part({ title, columns, rows }: Section, view: View, all: boolean): string {
  const shown = all ? rows : rows.slice(0, FIRST)
  const rest = rows.length - shown.length
  const cells = shown.map((row) => [...row])
  const more = rest > 0 ? view.style.dim(`${rest} more: --all shows them\n`) : ''
  return `${view.style.bold(`${title} (${rows.length})`)}\n${table(columns, cells, view)}${more}`
}
