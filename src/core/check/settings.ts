import type { Configuration } from '../config/read-config.js'
import { readNumber } from '../estimates/number.js'
import { describeNode } from '../problems/describe.js'
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
    const at = nodeAt(entry.value, ['limit'])
    if (ownLimit(name) === undefined) {
      report(problem('no-limit', placeOf(at), { name, known: limited }))
      continue
    }
    const number = limitFrom(limit, name)
    const field = `rules.${name}.limit`
    if (number === undefined) {
      const expected = isInDays(name) ? 'a number of days' : 'a number, or a percentage such as 20%'
      report(problem('invalid-type', placeOf(at), { field, expected, got: describeNode(at) }))
    } else if (!isInDays(name) && number > 0 && number < 1) {
      const hint = `it is in percent: write ${Number((number * 100).toPrecision(12))}%`
      const args = { input: field, got: String(limit), limit: '0, or at least 1 %', hint }
      report(problem('out-of-range', placeOf(at), args))
    } else limits.set(name, number)
  }
  return { severities, limitOf: (rule) => limits.get(rule) ?? ownLimit(rule)! }
}

// A limit is in days or in percent.
function isInDays(rule: RuleName): boolean {
  return (rules[rule] as { readonly dependsOnToday?: true }).dependsOnToday === true
}

function limitFrom(given: number | string, rule: RuleName): number | undefined {
  if (typeof given === 'number') return given
  return isInDays(rule) ? undefined : readPercent(given)
}

function readPercent(text: string): number | undefined {
  const number = text.endsWith('%') ? readNumber(text.slice(0, -1).trimEnd()) : undefined
  return number !== undefined && number >= 0 ? number : undefined
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
