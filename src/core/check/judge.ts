import { findingsOf, type Problem, problem, type Severity } from '../problems/problem.js'
import { type Ignore, silence } from './ignores.js'
import type { RuleSettings } from './settings.js'

/** The problems of the data as the team wants them: silenced ones gone, the others with the severities of pm.yaml. */
export function judge(
  found: readonly Problem[],
  settings: RuleSettings,
  ignores: readonly Ignore[],
): { readonly problems: Problem[]; readonly unused: readonly Ignore[] } {
  const { kept, unused } = silence(found, ignores)
  return { problems: withSeverities(kept, settings), unused }
}

/** What is wrong with comments that silence nothing. */
export function unusedIgnores(unused: readonly Ignore[], settings: RuleSettings): Problem[] {
  const problems = unused.map(({ place, rule }) => problem('unused-ignore', place, { name: rule }))
  return withSeverities(problems, settings)
}

function withSeverities(problems: readonly Problem[], { severities }: RuleSettings): Problem[] {
  return problems.flatMap((each): Problem[] => {
    const severity = severities.get(findingsOf(each).rule)
    if (severity === undefined) return [each]
    return severity === 'off' ? [] : [{ ...each, severity, args: withSeverity(each, severity) }]
  })
}

// That more are not listed names their severity.
function withSeverity({ args }: Problem, severity: Severity): Problem['args'] {
  return 'unlisted' in args ? { ...args, severity } : args
}
