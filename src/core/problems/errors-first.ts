import type { Problem } from './problem.js'

/** A copy with the errors before the warnings, each in their own order. */
export function errorsFirst(problems: readonly Problem[]): Problem[] {
  const are = (wanted: Problem['severity']) =>
    problems.filter(({ severity }) => severity === wanted)
  return [...are('error'), ...are('warning')]
}
