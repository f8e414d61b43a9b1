import { errorsFirst } from '../core/problems/errors-first.js'
import type { Problem } from '../core/problems/problem.js'
import { count, escapeControls } from '../core/problems/words.js'
import { problemFields } from './problems-json.js'

// Of each kind in each step; the others are in its log only.
const MOST_SHOWN = 10

/** The problems as annotations of GitHub Actions, errors first. A last line says how many GitHub does not show. */
export function problemsGithub(problems: readonly Problem[]): string {
  const commands = errorsFirst(problems).map(command).join('')
  const hidden = (['error', 'warning'] as const).flatMap((kind) => {
    const more = problems.filter(({ severity }) => severity === kind).length - MOST_SHOWN
    return more > 0 ? [count(more, kind)] : []
  })
  if (!hidden.length) return commands
  return `${commands}GitHub shows ${MOST_SHOWN} annotations of a kind: ${hidden.join(' and ')} more in this log only.\n`
}

// The place is repeated in the message because the log shows nothing else.
function command(problem: Problem): string {
  const { rule, severity, message, file, line, column, endLine, endColumn, hint } =
    problemFields(problem)
  // GitHub drops the columns of a stretch of several lines, and shows it at its last line.
  const end = line === endLine ? `,endLine=${endLine},endColumn=${endColumn}` : ''
  const place = `${escapeControls(file)}:${line}:${column}`
  const text = [message, ...(hint ? [`hint: ${hint}`] : []), place]
  return (
    `::${severity} file=${property(file)},line=${line},col=${column}${end},title=${property(rule)}` +
    `::${text.map(data).join('%0A')}\n`
  )
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return escapeControls(data(text)).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
