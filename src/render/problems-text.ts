import { hintOf, messageOf, type Problem } from '../core/problems/problem.js'
import { codeFrame } from './code-frame.js'
import { plainText } from './text.js'
import type { View } from './view.js'

/** Each problem as `file:line:column: severity: message [rule]`, its line with a caret, and its hint. */
export function problemsText(problems: readonly Problem[], view: View): string {
  return problems.map((problem) => problemText(problem, view)).join('\n')
}

function problemText(problem: Problem, view: View): string {
  const { style } = view
  const { source, start } = problem.place
  const { line, column } = source.position(start)
  const severity =
    problem.severity === 'error' ? style.red(problem.severity) : style.yellow(problem.severity)
  const hint = hintOf(problem)
  return (
    `${style.bold(`${pathText(source.path)}:${line}:${column}:`)} ${severity}: ` +
    `${messageOf(problem)} ${style.dim(`[${problem.rule}]`)}\n` +
    codeFrame(problem.place, view) +
    (hint ? `  ${style.cyan('hint:')} ${hint}\n` : '')
  )
}

// A line that begins with :: is a command to a CI runner, which passes over what it takes for blank.
function pathText(path: string): string {
  const text = plainText(path)
  return /^[^\p{L}\p{N}]*::/u.test(text) ? `./${text}` : text
}
