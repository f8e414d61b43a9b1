import type { LeftOut } from '../rank/shown.js'

/** What errors leave out of a state, at the place of the first of them. */
export interface FirstError extends LeftOut {
  readonly kind: 'item' | 'kpi' | 'file' | 'part'
  /** The sentence of the first error; null where it stands in another file. */
  readonly message: string | null
}

/** What is wrong with a state. */
export interface StateErrors {
  /** In order of file and line of what is left out. */
  readonly leftOut: readonly FirstError[]
  /** The sentences of those that leave nothing out, with their files. */
  readonly others: readonly string[]
}

/** What errors leave out of two states, parted: of one of them, or of both. */
export interface LeftOutParted {
  readonly base: readonly FirstError[]
  readonly head: readonly FirstError[]
  /** As it is in head. */
  readonly both: readonly FirstError[]
  /** How many errors of head that leave nothing out base has not. */
  readonly others: number
}

/** Ids of items that errors leave out, by those of head. */
export interface ItemsLeftOut {
  readonly renamed: readonly { readonly from: string; readonly to: string }[]
  readonly leftOut: readonly { readonly id: string; readonly side: 'base' | 'head' }[]
}

/** Parts what is left out of two states; an item or a file that is left out of both counts as the same, whatever its error. */
export function partLeftOut(
  base: StateErrors,
  head: StateErrors,
  { renamed, leftOut }: ItemsLeftOut,
): LeftOutParted {
  const idsOf = (of: 'base' | 'head') =>
    new Set(leftOut.flatMap(({ id, side }) => (side === of ? [id] : [])))
  const [inBase, inHead] = [idsOf('base'), idsOf('head')]
  const names = new Map(renamed.map(({ from, to }) => [from, to]))
  const unread = new Set(base.leftOut.flatMap(({ kind, file }) => (kind === 'file' ? [file] : [])))
  const isKnown = oneEach(base.leftOut.map(keyOf))
  const isStill = oneEach(head.leftOut.map(keyOf))
  const isOld = (each: FirstError) =>
    isKnown(keyOf(each)) ||
    unread.has(each.file) ||
    (each.kind === 'item' && each.id !== null && inBase.has(each.id))
  const isMended = (each: FirstError) =>
    !isStill(keyOf(each)) &&
    !(each.kind === 'item' && each.id !== null && inHead.has(names.get(each.id) ?? each.id))
  const old = new Set(head.leftOut.filter(isOld))
  const isOther = oneEach(base.others)
  return {
    base: base.leftOut.filter(isMended),
    head: head.leftOut.filter((each) => !old.has(each)),
    both: [...old],
    others: head.others.filter((each) => !isOther(each)).length,
  }
}

function keyOf({ kind, id, file, message }: FirstError): string {
  return JSON.stringify([kind, file, kind === 'file' ? '' : (id ?? message)])
}

// Each is found as often as it is there.
function oneEach(of: readonly string[]): (name: string) => boolean {
  const left = new Map<string, number>()
  for (const each of of) left.set(each, (left.get(each) ?? 0) + 1)
  return (name) => {
    const count = left.get(name) ?? 0
    if (count > 0) left.set(name, count - 1)
    return count > 0
  }
}

/** `pay-1 (backlog.yaml:6)`, or the place alone of what has no id. */
export function leftOutName({ id, file, line }: LeftOut): string {
  return id === null ? `${file}:${line}` : `${id} (${file}:${line})`
}
