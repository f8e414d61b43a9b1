import { slug } from '../backlog/slug.js'
import type { Entry } from './layout.js'
import type { NamesOf } from './match.js'
import type { Value } from './same.js'

/** Keys and ids from the root of a document. */
export type Path = readonly string[]

/** Where the items or KPIs of a file stand and what their ids are called. */
export interface RecordShape {
  /** Keys under which a list of them may stand; a document that is a list is one too. */
  readonly keys: readonly string[]
  /** Steps to the id of one, and to its former ids, joined by dots. */
  readonly id: string
  readonly was: string
  /** What stands before an id in other places. */
  readonly prefix: string
  /** Whether a plain text is one, with that title. */
  readonly allowsTitles: boolean
}

/** How the entries of lists are told apart. */
export interface Telling {
  isRecords(path: Path): boolean
  /** How the entries of a list at a path are told apart, in all versions of it. */
  namesIn(path: Path, versions: readonly (readonly Entry[])[]): NamesOf
  /** What an entry of a list is called in a message. */
  labelOf(value: Value): string
  /** What tells a record from all others, without regard to case; undefined of one without an id. */
  idOf(value: Value): string | undefined
}

/** How entries are told apart in a file of records of a shape, or without records. */
export function tellingOf(shape: RecordShape | undefined): Telling {
  const isRecords = (path: Path) =>
    shape !== undefined &&
    (path.length === 0 || (path.length === 1 && shape.keys.includes(path[0]!)))
  const idOf = (value: Value) => shape && idIn(value, shape)
  return {
    isRecords,
    idOf: (value) => idOf(value)?.toLowerCase(),
    labelOf: (value) => idOf(value) ?? textAt(value, 'id') ?? textAt(value, 'date') ?? '',
    namesIn(path, versions) {
      if (shape && isRecords(path)) return ({ value }) => namesOf(value, shape)
      return namesByKey(path.at(-1) === 'history' ? 'date' : 'id', versions)
    },
  }
}

function namesOf(value: Value, shape: RecordShape): readonly string[] | undefined {
  const id = idIn(value, shape)
  if (id === undefined) return undefined
  const was = valueAt(value, shape.was)
  const former = was?.kind === 'sequence' ? was.items : was ? [was] : []
  const names = former.flatMap((each) => (each.kind === 'scalar' ? [each.text] : []))
  return [id, ...names].map((name) => name.toLowerCase())
}

function idIn(value: Value, { id, prefix, allowsTitles }: RecordShape): string | undefined {
  if (value.kind === 'scalar')
    return allowsTitles && typeof value.value === 'string' ? slug(value.text) : undefined
  const text = textAt(value, id)
  return text === undefined ? undefined : prefix + text
}

// Where each entry of every version has a value under the key and no two have the same one.
function namesByKey(key: string, versions: readonly (readonly Entry[])[]): NamesOf {
  const areTold = versions.every((entries) => {
    const names = new Set(entries.map(({ value }) => textAt(value, key)))
    return names.size === entries.length && !names.has(undefined)
  })
  return areTold ? ({ value }) => [textAt(value, key)!] : () => undefined
}

function textAt(value: Value, path: string): string | undefined {
  const found = valueAt(value, path)
  return found?.kind === 'scalar' && found.value !== null ? found.text : undefined
}

// As a team's own fields are looked up.
function valueAt(value: Value, path: string): Value | undefined {
  if (value.kind !== 'map') return undefined
  const at = (inside: Value | undefined, step: string) =>
    inside?.kind === 'map'
      ? inside.entries.find(({ key }) => key.text === step)?.value
      : inside?.kind === 'sequence'
        ? inside.items[Number(step)]
        : undefined
  return at(value, path) ?? path.split('.').reduce<Value | undefined>(at, value)
}
