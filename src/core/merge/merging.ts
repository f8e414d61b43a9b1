import { type Both, disputed, isKept, nothing, type Outcome, whole } from './entry.js'
import type { Match } from './match.js'
import { isEqual } from './same.js'
import type { Path, Telling } from './telling.js'

/** What the merging of collections inside each other shares. */
export interface Merging {
  readonly telling: Telling
  /** Whether what stands at a path may be merged part by part. */
  isOpen(path: Path): boolean
  /** An entry that both sides have. */
  both(entry: Both, indent: number, path: Path): Outcome
}

/** Where an entry stands. */
export interface Spot {
  /** Of the collection that it is in. */
  readonly path: Path
  readonly indent: number
  /** Whether that is a list of items or KPIs. */
  readonly isRecord: boolean
}

/** What becomes of an entry of a collection. */
export function outcomeOf(match: Match, spot: Spot, { telling, both }: Merging): Outcome {
  const { base, ours, theirs } = match
  const only = ours ?? theirs
  if (!only) return nothing
  const { indent } = spot
  const path = [...spot.path, only.key?.text ?? telling.labelOf(only.value)]
  if (ours && theirs) {
    const isTwice = !base && spot.isRecord && !isEqual(ours.value, theirs.value, path)
    return isTwice
      ? disputed(match, indent, { path, kind: 'added' })
      : both({ base, ours, theirs }, indent, path)
  }
  if (!base) return whole(only, indent)
  if (isKept(base, only, path)) return nothing
  return disputed(match, indent, { path, kind: ours ? 'deleted-by-theirs' : 'deleted-by-ours' })
}
