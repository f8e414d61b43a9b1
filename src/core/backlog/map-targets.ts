import { problem, type Report } from '../problems/problem.js'
import type { YamlMap } from '../yaml/node.js'
import { MOST_TARGETS, wrongValues } from './check-map.js'
import { isFieldName } from './field-names.js'
import { lookUp, type Mapping } from './mapping.js'
import type { ItemContext } from './read-estimates.js'

/** The mapping without the targets that no item has, or that are too many, and the values that a field cannot have. */
export function knownTargets(mapping: Mapping, context: ItemContext): Mapping {
  const targets = mapping.targets.slice(0, MOST_TARGETS).map((target) => {
    const { places, values } = target
    if (!places) return target
    if (!isFieldName(target.to, context)) return { ...target, to: [] }
    if (!values) return target
    const refused = wrongValues(places.key, places.target, places.to.source, context)
    return refused.size ? { ...target, values: { ...values, refused } } : target
  })
  return { ...mapping, targets }
}

/** Reports what a mapping names of theirs and none of its items has; gives our fields that it is to be. */
export function reportUnmatched(
  { targets }: Mapping,
  items: readonly YamlMap[],
  report: Report,
): ReadonlySet<string> {
  const ours = new Set<string>()
  if (items.length === 0) return ours
  let theirs: ReadonlySet<string> | undefined
  for (const { to, from, places } of targets) {
    if (!places || items.some((item) => lookUp(item, from))) continue
    theirs ??= new Set(items.flatMap(({ entries }) => entries.map(({ key }) => key.text)))
    // Only the first step of a path is a name of theirs.
    const known = theirs.has(from.replace(/\..*$/s, '')) ? [] : [...theirs]
    const args = { from, count: items.length, known }
    report(problem('map-matches-nothing', places.from, args))
    ours.add(to.join('.'))
  }
  return ours
}
