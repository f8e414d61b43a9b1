import type { Comparison } from '../core/diff/comparison.js'
import type { Section } from './diff-section.js'
import { diffSections } from './diff-sections.js'
import { sideText, summaryText } from './diff-text.js'
import { markdownTable, markdownText } from './markdown.js'
import { cutTo } from './text.js'

// GitHub takes no comment with more than 65,536 characters, and a job writes some above it.
const MOST = 64_000
// For the heading of each part that is still to come, and how many rows it leaves out.
const PART = 400
const OPEN = 10
const LONGEST_CELL = 300
// `22 → 15` is one thing, in however narrow a column.
const UNBROKEN = '\u00a0'

/**
 * The comparison as a comment on a pull request: what changed and what that does in a sentence, the first rows of each
 * part, and the rest folded away. It fits into what GitHub allows; what does not fit is counted.
 */
export function diffMarkdown(comparison: Comparison): string {
  const { base, head, difference, verdicts, follows } = comparison
  const stopped = verdicts.flatMap(({ gate, reason }) =>
    reason === null ? [] : [`- **${gate}**: ${markdownText(cutTo(reason, LONGEST_CELL))}\n`],
  )
  const sides = `${markdownText(sideText(base))} → ${markdownText(sideText(head))}`
  const intro = [
    `**${capitalised(summaryText(difference))}.** ${sides}\n`,
    ...(follows === false
      ? ['\nHead does not follow from base: both are compared as they are.\n']
      : []),
    ...(stopped.length > 0 ? [`\nStopped by:\n\n${stopped.join('')}`] : []),
  ].join('')
  const sections = diffSections(comparison)
  let text = intro
  sections.forEach((section, at) => {
    const room = MOST - text.length - PART * (sections.length - at)
    text += `\n${part(section, room)}`
  })
  return text
}

function part({ title, columns, rows, isDetail }: Section, room: number): string {
  const cells = rows.map((row) =>
    row.map((cell, at) => {
      const text = markdownText(cutTo(cell, LONGEST_CELL))
      return isWhole(columns[at]!, text) ? text.replaceAll(' ', UNBROKEN) : text
    }),
  )
  const table = (of: readonly (readonly string[])[]) => markdownTable(columns, of)
  const fitting = cells.slice(0, countFitting(cells, room))
  const open = isDetail ? [] : fitting.slice(0, OPEN)
  const rest = fitting.slice(open.length)
  const isWorthFolding = isDetail || rest.length > 3
  const left = rows.length - fitting.length
  const leftOut =
    left > 0 ? `\n${left} more do not fit here; \`pm diff --format json\` has all.\n` : ''
  const heading = `${title} (${rows.length})`
  if (isDetail) return folded(heading, table(rest) + leftOut)
  if (!isWorthFolding) return `**${heading}**\n\n${table(fitting)}${leftOut}`
  return `**${heading}**\n\n${table(open)}\n${folded(`${rows.length - open.length} more`, table(rest) + leftOut)}`
}

// Behind a hyphen a browser would break it then.
function isWhole({ least }: Section['columns'][number], text: string): boolean {
  return least === undefined && !text.includes('-')
}

function countFitting(rows: readonly (readonly string[])[], room: number): number {
  let used = 0
  const at = rows.findIndex((row) => {
    used += row.reduce((sum, cell) => sum + cell.length + 3, 3)
    return used > room
  })
  return at < 0 ? rows.length : at
}

// The summary is plain text without markup.
function folded(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>\n\n${content}\n</details>\n`
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
