import type { Item } from '../core/backlog/item.js'
import type { Mapping } from '../core/backlog/mapping.js'
import type { ItemContext } from '../core/backlog/read-estimates.js'
import { elsewhere } from '../core/backlog/read-item.js'
import { readingKey } from '../core/backlog/reading-key.js'
import type { Configuration } from '../core/config/read-config.js'
import type { Planning } from '../core/plan/planning.js'
import type { Problem } from '../core/problems/problem.js'
import { listAtEnd } from '../core/yaml/list-at-end.js'
import type { YamlMap, YamlNode } from '../core/yaml/node.js'
import type { Pieces } from '../core/yaml/pieces.js'
import { type ReadBefore, rereadYaml } from '../core/yaml/reread.js'
import type { SourceFile } from '../core/yaml/source.js'
import type { Workspace } from '../workspace.js'
import type { Basis } from './basis.js'
import type { CheckedState } from './checked-state.js'
import type { FoundConfiguration } from './configuration.js'
import type { Wanted } from './sources.js'

/** An item as a context reads it, and what is wrong with it. */
export interface KnownItem {
  readonly item: Item
  readonly problems: readonly Problem[]
  readonly context: ItemContext
  /** The mapping by which it is read, if any. */
  readonly given: Mapping | undefined
}

/** A file with which nothing is wrong; one without content has no tree. */
interface KnownFile {
  readonly source: SourceFile
  readonly tree: YamlNode | undefined
  readonly pieces?: Pieces
}

/**
 * What was read of the states of a history, so that of the next one only what is different is read. Only what is without
 * problems is kept, but for items.
 */
export interface Memory {
  /** By what tells the contents of a file, and its path. */
  readonly texts: Shelf<SourceFile>
  readonly configurations: Shelf<FoundConfiguration>
  /** A file as it was read before, or what stood last at its path with what is new in it; undefined where it is to be read. */
  file(source: SourceFile, key: string): KnownFile | undefined
  keep(key: string, file: KnownFile): void
  /** The items of a file, given by its tree, by their mappings. */
  itemsOf(tree: YamlNode): Map<YamlMap, KnownItem>
  /** Of the contexts that read items alike, the first. */
  contextLike(context: ItemContext): ItemContext
  /** The files that a configuration asks for, and what it says of time and capacity. */
  readonly wanted: WeakMap<Configuration, readonly Wanted[]>
  readonly plannings: WeakMap<Configuration, Planning>
  basis: KnownBasis | undefined
  /** What the checks found of the last state. */
  checked: CheckedState | undefined
  /** A state that the next one may be the same as; who expects that says so. */
  state: Workspace | undefined
  /** Begins another state: what was of no use for the last three is let go of. */
  turn(): void
}

/** The last basis, and what it was read from. */
interface KnownBasis {
  readonly from: readonly unknown[]
  /** What tells the contents of each CSV file that its KPIs name. */
  readonly csvs: ReadonlyMap<string, string>
  readonly basis: Basis
}

/** Things by key that stay while they are asked for. */
interface Shelf<T> {
  get(key: string): T | undefined
  set(key: string, value: T): void
}

export function readingMemory(): Memory {
  const clock = { turn: 0 }
  const [texts, files] = [shelf<SourceFile>(clock), shelf<KnownFile>(clock)]
  const configurations = shelf<FoundConfiguration>(clock)
  const latest = new Map<string, KnownFile>()
  const items = new WeakMap<YamlNode, Map<YamlMap, KnownItem>>()
  const itemsOf: Memory['itemsOf'] = (tree) => {
    const known = items.get(tree) ?? new Map<YamlMap, KnownItem>()
    items.set(tree, known)
    return known
  }
  const keep = (key: string, file: KnownFile) => {
    files.set(key, file)
    latest.set(file.source.path, file)
  }
  return {
    texts,
    configurations,
    itemsOf,
    contextLike: alike(readingKey),
    wanted: new WeakMap(),
    plannings: new WeakMap(),
    basis: undefined,
    checked: undefined,
    state: undefined,
    file(source, key) {
      const same = files.get(key)
      const before = same ? undefined : latest.get(source.path)
      const again = before?.tree && readAgain(source, { ...before, tree: before.tree }, itemsOf)
      if (again) keep(key, again)
      return same ?? again
    },
    keep,
    turn() {
      clock.turn++
      for (const each of [texts, files, configurations]) each.clear()
    },
  }
}

function readAgain(
  source: SourceFile,
  before: ReadBefore,
  itemsOf: Memory['itemsOf'],
): KnownFile | undefined {
  const reread = rereadYaml(source, before)
  if (!reread) return undefined
  const file = { source, tree: reread.tree, pieces: reread.pieces }
  const [were, are] = [before, file].map((each) => listAtEnd(each.tree, each.source.text)!.items)
  const [known, own] = [itemsOf(before.tree), itemsOf(file.tree)]
  reread.formers.forEach((former, at) => {
    const [from, to] = [were![former], are![at]!]
    if (from?.kind !== 'map' || to.kind !== 'map') return
    const found = known.get(from)
    // Where a problem stands is in the problem itself, and what a mapping makes of an item in that.
    if (!found || found.problems.length > 0 || found.given) return
    const { problems, context, given } = found
    own.set(to, { item: elsewhere(found.item, to, source), problems, context, given })
  })
  return file
}

// The first of those given that has the same key.
function alike<T extends object>(keyOf: (of: T) => string): (of: T) => T {
  const firsts = new Map<string, T>()
  const known = new WeakMap<T, T>()
  return (of) => {
    const before = known.get(of)
    if (before) return before
    const key = keyOf(of)
    const first = firsts.get(key) ?? of
    firsts.set(key, first)
    known.set(of, first)
    return first
  }
}

const TURNS = 3

function shelf<T>(clock: { readonly turn: number }): Shelf<T> & { clear(): void } {
  const kept = new Map<string, { readonly value: T; turn: number }>()
  return {
    get(key) {
      const found = kept.get(key)
      if (found) found.turn = clock.turn
      return found?.value
    },
    set: (key, value) => kept.set(key, { value, turn: clock.turn }),
    clear() {
      for (const [key, { turn }] of kept) if (turn <= clock.turn - TURNS) kept.delete(key)
    },
  }
}
