import { hintOf, messageOf, type Problem } from '../core/problems/problem.js'
import type { Counts } from './counts.js'
import { jsonText } from './json.js'

/** The problems with lines and columns from 1, columns in UTF-16 units. */
export function problemsJson(problems: readonly Problem[], counts: Counts): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length
  return jsonText({
    schemaVersion: 1,
    problems: problems.map(problemFields),
    summary: { ...counts, errors, warnings: problems.length - errors },
  })
}

/** One problem as every machine-readable format shows it. */
export function problemFields(problem: Problem) {
  const { source, start, end } = problem.place
  const from = source.position(start)
  const to = source.position(end)
  return {
    rule: problem.rule,
    severity: problem.severity,
    message: messageOf(problem),
    file: source.path,
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
    hint: hintOf(problem) ?? null,
  }
}
