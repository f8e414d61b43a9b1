import { disputed, type Outcome } from './entry.js'
import type { Layout } from './layout.js'
import { type Match, matchEntries, type NamesOf } from './match.js'
import { type Merging, outcomeOf } from './merging.js'
import { mergedOrder } from './order.js'
import type { SideName } from './piece.js'
import { empty, type Value } from './same.js'
import type { Path, Telling } from './telling.js'

/** A collection in the versions of a merge. */
export interface Versions<L extends Layout = Layout> {
  /** undefined where neither side has it from a base. */
  readonly base: Layout | undefined
  readonly ours: L
  readonly theirs: L
}

/** An entry and what becomes of it. */
export interface Decided {
  readonly match: Match
  readonly outcome: Outcome
}

/** Every entry of both sides in order, with what becomes of it. */
export function decideEntries(
  { base, ours, theirs }: Versions,
  indent: number,
  path: Path,
  merging: Merging,
): readonly Decided[] {
  const isList = ours.kind === 'sequence'
  const before = base?.entries ?? []
  const versions = [before, ours.entries, theirs.entries] as const
  const namesOf: NamesOf = isList
    ? merging.telling.namesIn(path, versions)
    : ({ key }) => [key!.text]
  const spot = { path, indent, isRecord: isList && merging.telling.isRecords(path) }
  const decided = mergedOrder(matchEntries(...versions, namesOf)).map((match) => ({
    match,
    outcome: outcomeOf(match, spot, merging),
  }))
  return spot.isRecord ? withoutTwins(decided, indent, path, merging.telling) : decided
}

// One side renames a record to what the other side calls a new one: neither may take the other's place.
function withoutTwins(
  decided: readonly Decided[],
  indent: number,
  path: Path,
  { idOf }: Telling,
): readonly Decided[] {
  const twins = new Set([...twinsOf(decided, 'ours', idOf), ...twinsOf(decided, 'theirs', idOf)])
  if (!twins.size) return decided
  return decided.map(({ match, outcome }) => {
    const ids = [outcome.ours, outcome.theirs].map((value) => value && idOf(value))
    const id = ids.find((each) => each !== undefined && twins.has(each))
    if (id === undefined) return { match, outcome }
    return { match, outcome: disputed(match, indent, { path: [...path, id], kind: 'added' }) }
  })
}

function twinsOf(
  decided: readonly Decided[],
  side: SideName,
  idOf: Telling['idOf'],
): readonly string[] {
  const seen = new Set<string>()
  return decided.flatMap(({ outcome }) => {
    const id = outcome[side] && idOf(outcome[side])
    if (id === undefined) return []
    if (seen.has(id)) return [id]
    seen.add(id)
    return []
  })
}

/** What a collection says where conflicts are resolved for one side; nothing where it has lines and none is left. */
export function valueFor(
  { kind, style }: Layout,
  decided: readonly Decided[],
  side: SideName,
): Value {
  const values = decided.flatMap(({ match, outcome }) =>
    outcome[side] ? [{ key: (match.ours ?? match.theirs)?.key, value: outcome[side] }] : [],
  )
  if (style === 'block' && !values.length) return empty
  if (kind === 'sequence') return { kind, items: values.map(({ value }) => value) }
  return { kind, entries: values.map(({ key, value }) => ({ key: { text: key!.text }, value })) }
}
