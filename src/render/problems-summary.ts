import { errorsFirst } from '../core/problems/errors-first.js'
import type { Problem } from '../core/problems/problem.js'
import { count } from '../core/problems/words.js'
import { type Counts, countsText, foundText } from './counts.js'
import { markdownTable, markdownText } from './markdown.js'
import { problemFields } from './problems-json.js'

/** GitHub takes 1 MiB a step; what is left of it is for the sentence about the cut. */
const MOST_BYTES = 1_048_576 - 200

/** The problems as Markdown for the summary of a CI job, errors first, at most 1 MiB. `older` are left out. */
export function problemsMarkdown(problems: readonly Problem[], counts: Counts, older = 0): string {
  const head = heading(problems, counts, older)
  if (!problems.length) return head
  const columns = ['Severity', 'Place', 'Problem', 'Rule'].map((title) => ({ title }))
  const table = `${head}\n${markdownTable(columns, [])}`
  const rows = errorsFirst(problems).map(row)
  let size = bytes(table)
  const kept = rows.findIndex((text) => {
    size += bytes(text)
    return size > MOST_BYTES
  })
  if (kept < 0) return table + rows.join('')
  const left = rows.length - kept
  return `${table}${rows.slice(0, kept).join('')}\n${count(left, 'more problem')}, for which there is no room here.\n`
}

// The empty line separates it from what stands in the file before.
function heading(problems: readonly Problem[], counts: Counts, older: number): string {
  return `\n### pm: ${foundText(problems, older)}\n\n${countsText(counts)}\n`
}

function row(problem: Problem): string {
  const { rule, severity, message, file, line, column, hint } = problemFields(problem)
  const advice = hint ? `<br>hint: ${markdownText(hint)}` : ''
  const place = markdownText(`${file}:${line}:${column}`)
  return `| ${severity} | ${place} | ${markdownText(message)}${advice} | ${rule} |\n`
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length
}
