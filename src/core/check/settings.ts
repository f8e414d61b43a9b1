import type { Configuration } from '../config/read-config.js'
import { problem, type Report, type Severity } from '../problems/problem.js'
import { isAdjustable, type RuleName, ruleNames, rules } from '../problems/rules.js'
import { child } from '../yaml/node.js'

/** What pm.yaml says of the rules. */
export interface RuleSettings {
  /** `off` where a rule is switched off; absent rules keep their own severity. */
  readonly severities: ReadonlyMap<RuleName, Severity | 'off'>
  /** The number that a rule holds against, in its own unit. */
  limitOf(rule: RuleName): number
}

/** The section `rules` of pm.yaml; names that are no rule and rules that are fixed are reported. */
export function ruleSettings(
  { fields, root, source }: Configuration,
  report: Report,
): RuleSettings {
  const severities = new Map<RuleName, Severity | 'off'>()
  const limits = new Map<RuleName, number>()
  const section = root && child(root, 'rules')
  for (const [name, setting] of Object.entries(fields.rules ?? {})) {
    const entry =
      section?.kind === 'map' ? section.entries.find(({ key }) => key.text === name) : undefined
    const place = { source: source!, start: entry?.key.start ?? 0, end: entry?.key.end ?? 0 }
    if (!isRule(name)) report(problem('unknown-rule', place, { name, known: adjustableNames }))
    else if (!isAdjustable(name)) report(problem('fixed-rule', place, { name }))
    else {
      const { severity, limit } = typeof setting === 'string' ? { severity: setting } : setting
      if (severity !== undefined) severities.set(name, severity)
      if (limit !== undefined) limits.set(name, limit)
    }
  }
  return { severities, limitOf: (rule) => limits.get(rule) ?? limitIn(rule) }
}

/** Rules that pm.yaml and comments may change. */
export const adjustableNames: readonly RuleName[] = ruleNames.filter(isAdjustable)

export function isRule(name: string): name is RuleName {
  return Object.hasOwn(rules, name)
}

function limitIn(rule: RuleName): number {
  const { limit } = rules[rule] as { limit?: number }
  if (limit === undefined) throw new Error(`the rule ${rule} has no limit`)
  return limit
}
