import { type Problem, type Report, sortProblems } from '../problems/problem.js'
import { applyIgnores, type Ignore } from './ignores.js'
import type { RuleSettings } from './settings.js'

/** The problems as the team wants them: silenced ones gone, with the severities of pm.yaml, in order. */
export function judge(
  found: readonly Problem[],
  { severities }: RuleSettings,
  ignores: readonly Ignore[],
): Problem[] {
  const judged: Problem[] = []
  const report: Report = (problem) => {
    const severity = severities.get(problem.rule)
    if (severity !== 'off') judged.push(severity ? { ...problem, severity } : problem)
  }
  applyIgnores(found, ignores, report)
  return sortProblems(judged)
}
