import type { Configuration } from '../config/read-config.js'
import { problem, type Report, type Severity } from '../problems/problem.js'
import { isAdjustable, type RuleName, ruleNames, rules } from '../problems/rules.js'
import { child, entryOf, nodeAt, type YamlNode } from '../yaml/node.js'

/** What pm.yaml says of the rules. */
export interface RuleSettings {
  /** `off` where a rule is switched off; absent rules keep their own severity. */
  readonly severities: ReadonlyMap<RuleName, Severity | 'off'>
  /** The number that a rule holds against, in its own unit. */
  limitOf(rule: RuleName): number
}

/** The section `rules` of pm.yaml; names that are no rule, rules that are fixed and limits of those that have none are reported. */
export function ruleSettings(
  { fields, root, source }: Configuration,
  report: Report,
): RuleSettings {
  const severities = new Map<RuleName, Severity | 'off'>()
  const limits = new Map<RuleName, number>()
  const section = root && child(root, 'rules')
  const placeOf = ({ start, end }: YamlNode) => ({ source: source!, start, end })
  for (const [name, setting] of Object.entries(fields.rules ?? {})) {
    const entry = section?.kind === 'map' ? entryOf(section, name) : undefined
    if (!entry) continue
    const place = placeOf(entry.key)
    if (!isRule(name)) {
      report(problem('unknown-rule', place, { name, known: adjustableNames }))
      continue
    }
    if (!isAdjustable(name)) {
      report(problem('fixed-rule', place, { name }))
      continue
    }
    const { severity, limit } = typeof setting === 'string' ? { severity: setting } : setting
    if (severity !== undefined) severities.set(name, severity)
    if (limit === undefined) continue
    if (ownLimit(name) !== undefined) limits.set(name, limit)
    else
      report(problem('no-limit', placeOf(nodeAt(entry.value, ['limit'])), { name, known: limited }))
  }
  return { severities, limitOf: (rule) => limits.get(rule) ?? ownLimit(rule)! }
}

/** Rules that pm.yaml and comments may change. */
export const adjustableNames: readonly RuleName[] = ruleNames.filter(isAdjustable)

const limited = ruleNames.filter((name) => ownLimit(name) !== undefined)

export function isRule(name: string): name is RuleName {
  return Object.hasOwn(rules, name)
}

function ownLimit(rule: RuleName): number | undefined {
  return (rules[rule] as { readonly limit?: number }).limit
}
