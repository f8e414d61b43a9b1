import { entryOf, type YamlMap } from '../yaml/node.js'
import type { YamlPath } from '../yaml/path.js'
import { stepsIn } from '../yaml/steps.js'
import { lookUp, type Mapping } from './mapping.js'

/** Where a team keeps one of our fields, and what its value is there. */
export interface Theirs {
  readonly path: YamlPath
  readonly typed: string
}

/** Why a field has no place of theirs. */
export type MappedFault =
  /** Their field of that name is read as another one of ours. */
  | { readonly kind: 'used'; readonly by: string }
  /** Of the block only these fields are read. */
  | { readonly kind: 'parts'; readonly known: readonly string[] }
  /** No value of theirs stands for ours; these do. */
  | { readonly kind: 'value'; readonly known: readonly string[] }
  | { readonly kind: 'prefix'; readonly prefix: string }

/**
 * The place of a field of ours in an item as a team writes it, and the value that a mapping makes the wanted one of.
 * The path is ours, parted into steps; `item` is the team's own mapping.
 */
export function mappedPath(
  item: YamlMap,
  { targets }: Mapping,
  [first, ...rest]: readonly [string, ...(string | number)[]],
  typed: string,
): Theirs | { readonly fault: MappedFault } {
  const ofField = targets.filter(({ to }) => to[0] === first)
  const inner = rest.map(String).join('.')
  const target = ofField.find(
    ({ to: [, second] }) =>
      second === undefined || second === inner || inner.startsWith(`${second}.`),
  )
  if (target) {
    const [, second] = target.to
    const further = second === undefined ? inner : inner.slice(second.length + 1)
    const value = further ? { typed } : theirValue(typed, target)
    if ('fault' in value) return value
    const from = entryOf(item, target.from) ? [target.from] : stepsIn(item, target.from)
    return { path: [...from, ...(further ? further.split('.') : [])], typed: value.typed }
  }
  if (ofField.length)
    return { fault: { kind: 'parts', known: ofField.map(({ to }) => to.join('.')) } }
  const user = targets.find(({ from }) => (lookUp(item, from)?.entry.key.text ?? from) === first)
  if (user) return { fault: { kind: 'used', by: user.to.join('.') } }
  return { path: [first, ...rest], typed }
}

function theirValue(
  typed: string,
  { values, prefix = '' }: Mapping['targets'][number],
): { readonly typed: string } | { readonly fault: MappedFault } {
  const ours = typed.trim()
  if (ours === '') return { typed }
  if (!values) {
    if (!ours.startsWith(prefix)) return { fault: { kind: 'prefix', prefix } }
    return { typed: prefix ? ours.slice(prefix.length) : typed }
  }
  const theirs = values.names.find((name) => prefix + values.of[name] === ours)
  if (theirs !== undefined) return { typed: theirs }
  const known = [...new Set(values.names.map((name) => prefix + values.of[name]))]
  return { fault: { kind: 'value', known } }
}
