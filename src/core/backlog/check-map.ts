import { type Problem, problem, type Report } from '../problems/problem.js'
import { child, entryOf, type YamlMap, type YamlNode, type YamlScalar } from '../yaml/node.js'
import type { SourceFile } from '../yaml/source.js'
import { fieldNames, isFieldName } from './field-names.js'
import { mappedAlone, stepsOfField } from './mapping.js'
import type { ItemContext } from './read-estimates.js'
import { readItem } from './read-item.js'

/** Each of them is looked up in every item. */
export const MOST_TARGETS = 500

/**
 * Reports which of our fields the entries of `backlog` in pm.yaml map and no item has, and which of the values that
 * they give those fields are none; also of entries that have another fault. `root` is pm.yaml as it is written.
 */
export function checkMaps(
  root: YamlMap,
  source: SourceFile,
  context: ItemContext,
  report: Report,
): void {
  const backlog = child(root, 'backlog')
  for (const entry of backlog?.kind === 'sequence' ? backlog.items : []) {
    const map = entry.kind === 'map' ? child(entry, 'map') : undefined
    if (map?.kind === 'map') checkMap(map, source, context, report)
  }
}

function checkMap(map: YamlMap, source: SourceFile, context: ItemContext, report: Report): void {
  const beyond = map.entries[MOST_TARGETS]
  if (beyond) {
    const { start, end } = beyond.key
    const expected = `at most ${MOST_TARGETS} fields in map`
    const got = String(map.entries.length)
    report(problem('invalid-shape', { source, start, end }, { expected, got }))
  }
  for (const { key, value } of map.entries.slice(0, MOST_TARGETS)) {
    if (isFieldName(stepsOfField(key.text), context)) {
      for (const [, given] of valuesIn(value))
        wrongValue(key, given, prefixIn(value), source, context, report)
      continue
    }
    const args = { field: key.text, of: 'map', known: fieldNames(context) }
    report(problem('unknown-field', { source, start: key.start, end: key.end }, args))
  }
}

/** Their values that a target of a map gives a value of ours that its field cannot have. */
export function wrongValues(
  key: YamlScalar,
  target: YamlNode,
  source: SourceFile,
  context: ItemContext,
): ReadonlySet<string> {
  const wrong = valuesIn(target).filter(([, given]) =>
    wrongValue(key, given, prefixIn(target), source, context, () => {}),
  )
  return new Set(wrong.map(([theirs]) => theirs))
}

function valuesIn(target: YamlNode): [theirs: string, given: YamlScalar][] {
  const values = target.kind === 'map' ? child(target, 'values') : undefined
  if (values?.kind !== 'map') return []
  return values.entries.flatMap(({ key, value }): [string, YamlScalar][] =>
    value.kind === 'scalar' && value.value !== null && value.text !== '' ? [[key.text, value]] : [],
  )
}

function prefixIn(target: YamlNode): string {
  const prefix = target.kind === 'map' ? entryOf(target, 'prefix')?.value : undefined
  return prefix?.kind === 'scalar' && prefix.value !== null ? prefix.text : ''
}

// An item that gives nothing else is read, and what is said of the value is told where pm.yaml has it. Of a list it may
// be an element.
function wrongValue(
  key: YamlScalar,
  given: YamlScalar,
  prefix: string,
  source: SourceFile,
  context: ItemContext,
  report: Report,
): boolean {
  const faultsOf = (isElement: boolean) => {
    const faults: Problem[] = []
    const item = mappedAlone(key, given, prefix, source, isElement)
    readItem(item, source, context, (found) => {
      const { place, severity } = found
      if (severity === 'error' && place.start === given.start && place.end === given.end)
        faults.push(found)
    })
    return faults
  }
  const faults = faultsOf(false)
  if (faults.length === 0 || faultsOf(true).length === 0) return false
  for (const fault of faults) report(fault)
  return true
}
