import type { Entry } from './layout.js'
import { canonicalText } from './same.js'

/** One entry in the versions of a merge that have it. */
export interface Match {
  readonly base?: Entry
  readonly ours?: Entry
  readonly theirs?: Entry
}

/** The entries of each version in its order; the same entry is the same object in all of them. */
export interface Matches {
  readonly base: readonly Match[]
  readonly ours: readonly Match[]
  readonly theirs: readonly Match[]
}

/** The names that tell an entry of a list: the one it has, then those it had. undefined: it is told by what it says. */
export type NamesOf = (entry: Entry) => readonly string[] | undefined

/** Finds out which entries of a base and two sides are the same ones, in time linear in their number. */
export function matchEntries(
  base: readonly Entry[],
  ours: readonly Entry[],
  theirs: readonly Entry[],
  namesOf: NamesOf,
): Matches {
  const [ofOurs, ofTheirs] = [ours, theirs].map((side) => pairUp(base, side, namesOf, true))
  const [newOurs, newTheirs] = [ofOurs!, ofTheirs!].map((of) =>
    of.flatMap((at, i) => (at < 0 ? [i] : [])),
  )
  const added = pairUp(
    newOurs!.map((at) => ours[at]!),
    newTheirs!.map((at) => theirs[at]!),
    (entry) => namesOf(entry)?.slice(0, 1),
    false,
  )
  // What an entry is in each version is found version by version.
  const inBase: { base: Entry; ours?: Entry; theirs?: Entry }[] = base.map((entry) => ({
    base: entry,
  }))
  const ourMatches: Match[] = ours.map((entry, index) => {
    const known = inBase[ofOurs![index]!]
    return known ? Object.assign(known, { ours: entry }) : { ours: entry }
  })
  let number = 0
  const theirMatches: Match[] = theirs.map((entry, index) => {
    const known = inBase[ofTheirs![index]!]
    if (known) return Object.assign(known, { theirs: entry })
    const other = ourMatches[newOurs![added[number++]!] ?? -1]
    return other ? Object.assign(other, { theirs: entry }) : { theirs: entry }
  })
  return { base: inBase, ours: ourMatches, theirs: theirMatches }
}

/** For each entry the index of the one among others that it is, as it was or as it was edited, or -1. None is taken twice. */
function pairUp(
  others: readonly Entry[],
  entries: readonly Entry[],
  namesOf: NamesOf,
  mayBeEdited: boolean,
): readonly number[] {
  const found: number[] = new Array(entries.length).fill(-1)
  const taken = new Set<number>()
  const take = (index: number, other: number | undefined) => {
    if (other === undefined || taken.has(other)) return
    found[index] = other
    taken.add(other)
  }
  const names = entries.map(namesOf)
  const otherNames = others.map(namesOf)
  const byName = indexBy(otherNames.map((each) => each?.slice(0, 1)))
  names.forEach(([name] = [], index) => {
    if (name !== undefined) take(index, byName.get(name))
  })
  takeRenamed(names, otherNames, found, take)
  if (!otherNames.includes(undefined) || !names.includes(undefined)) return found
  const isOpen = (index: number) => !names[index] && found[index]! < 0
  const isFree = (other: number) => !otherNames[other] && !taken.has(other)
  takeEqual(entries, others, { isOpen, isFree, take })
  if (mayBeEdited) takeEdited(entries, others, { found, isOpen, isFree, take })
  return found
}

type Take = (index: number, other: number | undefined) => void

// Either says which names it had: a change may also undo a renaming.
function takeRenamed(
  names: readonly (readonly string[] | undefined)[],
  otherNames: readonly (readonly string[] | undefined)[],
  found: readonly number[],
  take: Take,
): void {
  const byName = indexBy(otherNames.map((each) => each?.slice(0, 1)))
  const byFormer = indexBy(otherNames.map((each) => each?.slice(1)))
  names.forEach((each, index) => {
    if (!each) return
    const [name, ...former] = each
    for (const other of [...former.map((was) => byName.get(was)), byFormer.get(name!)]) {
      if (found[index]! < 0) take(index, other)
    }
  })
}

interface Open {
  readonly isOpen: (index: number) => boolean
  readonly isFree: (other: number) => boolean
  readonly take: Take
}

function takeEqual(
  entries: readonly Entry[],
  others: readonly Entry[],
  { isOpen, isFree, take }: Open,
): void {
  const waiting = new Map<string, number[]>()
  for (let at = others.length - 1; at >= 0; at--) {
    if (!isFree(at)) continue
    const text = canonicalText(others[at]!.value)
    const same = waiting.get(text)
    if (same) same.push(at)
    else waiting.set(text, [at])
  }
  entries.forEach(({ value }, index) => {
    if (isOpen(index)) take(index, waiting.get(canonicalText(value))?.pop())
  })
}

// What stands in the place of another one without a name is that one, edited; texts only come and go.
function takeEdited(
  entries: readonly Entry[],
  others: readonly Entry[],
  { found, isOpen, isFree, take }: Open & { readonly found: readonly number[] },
): void {
  let next = 0
  entries.forEach(({ value: { kind } }, index) => {
    if (found[index]! >= 0) next = found[index]! + 1
    else if (
      isOpen(index) &&
      kind !== 'scalar' &&
      others[next]?.value.kind === kind &&
      isFree(next)
    )
      take(index, next++)
  })
}

function indexBy(names: readonly (readonly string[] | undefined)[]): ReadonlyMap<string, number> {
  const index = new Map<string, number>()
  names.forEach((each, at) => {
    for (const name of each ?? []) if (!index.has(name)) index.set(name, at)
  })
  return index
}
