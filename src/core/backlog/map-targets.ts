import { problem, type Report } from '../problems/problem.js'
import type { YamlMap } from '../yaml/node.js'
import { fieldNames, isFieldName } from './field-names.js'
import { lookUp, type Mapping } from './mapping.js'
import type { ItemContext } from './read-estimates.js'

/** Each of them is looked up in every item. */
const MOST_TARGETS = 500

/** The mapping without the targets that no item has, or that are too many; these are reported where pm.yaml names them. */
export function knownTargets(mapping: Mapping, context: ItemContext, report: Report): Mapping {
  const beyond = mapping.targets[MOST_TARGETS]
  if (beyond?.places) {
    const expected = `at most ${MOST_TARGETS} fields in map`
    const got = String(mapping.targets.length)
    report(problem('invalid-shape', beyond.places.to, { expected, got }))
  }
  const targets = mapping.targets.slice(0, MOST_TARGETS).map((target) => {
    if (!target.places || isFieldName(target.to, context)) return target
    const args = { field: target.to.join('.'), of: 'map', known: fieldNames(context) }
    report(problem('unknown-field', target.places.to, args))
    return { ...target, to: [] }
  })
  return { ...mapping, targets }
}

/** Reports what a mapping names of theirs and none of its items has. */
export function reportUnmatched(
  { targets }: Mapping,
  items: readonly YamlMap[],
  report: Report,
): void {
  if (items.length === 0) return
  let theirs: ReadonlySet<string> | undefined
  for (const { from, places } of targets) {
    if (!places || items.some((item) => lookUp(item, from))) continue
    theirs ??= new Set(items.flatMap(({ entries }) => entries.map(({ key }) => key.text)))
    // Only the first step of a path is a name of theirs.
    const known = theirs.has(from.replace(/\..*$/s, '')) ? [] : [...theirs]
    const args = { from, count: items.length, known }
    report(problem('map-matches-nothing', places.from, args))
  }
}
