import { type Problem, problem } from '../problems/problem.js'
import type { FrameworkFields, FrameworkOptions, InputFields } from '../schema/framework.js'
import { child, entryOf, isNull, nodeAt, type YamlMap, type YamlNode } from '../yaml/node.js'
import type { Place, SourceFile } from '../yaml/source.js'
import type { FrameworkFault } from './fault.js'
import type { Expression } from './formula/expression.js'
import type { Input } from './framework.js'

/** What a file says of a framework: a definition of the team's own, or options of a built-in one. */
export interface Given<Fields> {
  readonly name: string
  readonly fields: Fields
  readonly node: YamlMap
  readonly source: SourceFile
  /** Fields of which a part was refused when it was read; the rest of them is among the fields. */
  readonly partly?: ReadonlySet<string>
}

export type Definition = Given<FrameworkFields>
export type Options = Given<FrameworkOptions>

/** A framework before its formulas are read. */
export interface Draft {
  readonly name: string
  readonly fields: FrameworkFields
  /** Where it or its options stand; a built-in one without options stands nowhere and has no fault. */
  readonly given: Given<unknown> | undefined
  readonly isOwn: boolean
  /**
   * Fields that were refused when it was read. It cannot be used then, and its other faults are still told, as far as
   * they do not follow from these.
   */
  readonly refused: ReadonlySet<string>
  /** Fields of which a part was refused: it cannot be used either, and what the rest says is held against that. */
  readonly partly: ReadonlySet<string>
  /** The key under which the user names its inputs; a built-in one has names of its own. */
  readonly namesInputs: 'inputs' | 'criteria' | undefined
  /** Definitions of inputs as the user gives them. */
  readonly givenInputs: Readonly<Record<string, InputFields | null>>
  /** Inputs and a score that do not come of texts. */
  readonly expanded: { readonly inputs: readonly Input[]; readonly score: Expression } | undefined
  /** What it lacks to be used. */
  readonly lack: FrameworkFault | undefined
}

/** The problem of a fault in a definition or in options, at its place. */
export function problemOf(given: Given<unknown>, fault: FrameworkFault): Problem {
  const { reason, hint, path, isKey } = fault
  const place = isKey ? keyPlace(given, path) : valuePlace(given, path)
  const { name } = given
  return problem('invalid-framework', place, { name, reason, ...(hint !== undefined && { hint }) })
}

/** The place of the value under a path of keys; of a whole definition, its first key. */
export function valuePlace(given: Given<unknown>, path: readonly PropertyKey[]): Place {
  const node = nodeAt(given.node, path)
  return node === given.node ? startOf(given) : placeOf(given, node)
}

/** The place of the last key of a path. */
export function keyPlace(given: Given<unknown>, path: readonly PropertyKey[]): Place {
  const owner = nodeAt(given.node, path.slice(0, -1))
  const entry = owner.kind === 'map' && entryOf(owner, String(path[path.length - 1]))
  return entry ? placeOf(given, entry.key) : valuePlace(given, path)
}

/** The fields that stand in the file and were refused when it was read, so that their problems are told. */
export function refusedFields({ node, fields }: Given<object>): ReadonlySet<string> {
  const refused = node.entries.filter(
    ({ key, value }) => !isNull(value) && !Object.hasOwn(fields, key.text),
  )
  return new Set(refused.map(({ key }) => key.text))
}

/** The names of inputs that stand in the file, also of those that were refused when it was read. */
export function inputNamesIn({ node }: Given<unknown>): readonly string[] {
  const inputs = child(node, 'inputs')
  return inputs?.kind === 'map' ? inputs.entries.map(({ key }) => key.text) : []
}

/** Whether the words of an input stand in the file, with or without faults. */
export function givesWords({ node }: Given<unknown>, input: string): boolean {
  const at = nodeAt(node, ['inputs', input])
  return at.kind === 'map' && child(at, 'words') !== undefined
}

/** The words of an input that stand in the file without a number. */
export function wordsWithoutNumber({ node }: Given<unknown>, input: string): string[] {
  const at = nodeAt(node, ['inputs', input])
  const words = at.kind === 'map' ? child(at, 'words') : undefined
  if (words?.kind !== 'map') return []
  return words.entries.filter(({ value }) => isNull(value)).map(({ key }) => key.text)
}

function startOf(given: Given<unknown>): Place {
  const [first] = given.node.entries
  return placeOf(given, first ? first.key : given.node)
}

function placeOf({ source }: Given<unknown>, { start, end }: YamlNode): Place {
  return { source, start, end }
}
