import { findingsOf, type Problem, problem, type Severity } from '../problems/problem.js'
import { isSilenced } from '../problems/rules.js'
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
export function unusedIgnores(
  unused: readonly Ignore[],
  found: readonly Problem[],
  settings: RuleSettings,
): Problem[] {
  const problems = unused.map((ignore) => {
    const next = nextBelow(ignore, found)
    const isForPmYaml = !isSilenced(ignore.rule)
    const args = { name: ignore.rule, isForPmYaml, ...(next !== undefined && { next }) }
    return problem('unused-ignore', ignore.place, args)
  })
  return withSeverities(problems, settings)
}

// The line of what the rule finds first after the one that the comment speaks of.
function nextBelow({ rule, line, place: { source } }: Ignore, found: readonly Problem[]) {
  let next: number | undefined
  for (const { rule: other, place } of found) {
    if (other !== rule || place.source.path !== source.path) continue
    const at = source.position(place.start).line
    if (at > line && (next === undefined || at < next)) next = at
  }
  return next
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
