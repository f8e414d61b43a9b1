import { errorsFirst } from '../core/problems/errors-first.js'
import type { Problem } from '../core/problems/problem.js'
import { count } from '../core/problems/words.js'
import { markdownTable, markdownText } from './markdown.js'
import { type ProblemsSummary, problemFields } from './problems-json.js'

/** GitHub takes 1 MiB a step; what is left of it is for the sentence about the cut. */
const MOST_BYTES = 1_048_576 - 200

/** The problems as Markdown for the summary of a CI job, errors first, at most 1 MiB. */
export function problemsMarkdown(problems: readonly Problem[], summary: ProblemsSummary): string {
  const head = heading(problems, summary)
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
function heading(problems: readonly Problem[], { files, items, kpis }: ProblemsSummary): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const found = problems.length
    ? `${count(errors, 'error')}, ${count(problems.length - errors, 'warning')}`
    : 'no problems'
  return `\n### pm: ${found}\n\n${count(files, 'file')}, ${count(items, 'item')}, ${count(kpis, 'KPI')}\n`
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
