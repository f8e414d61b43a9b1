import type { Item } from '../core/backlog/item.js'
import type { ItemContext } from '../core/backlog/read-estimates.js'
import { elsewhere } from '../core/backlog/read-item.js'
import type { Problem } from '../core/problems/problem.js'
import { listAtEnd } from '../core/yaml/list-at-end.js'
import type { YamlMap, YamlNode } from '../core/yaml/node.js'
import { type ReadBefore, type Reread, rereadYaml } from '../core/yaml/reread.js'
import type { SourceFile } from '../core/yaml/source.js'
import type { Workspace } from '../workspace.js'
import type { Basis } from './basis.js'
import type { FoundConfiguration } from './configuration.js'

/** An item as a context reads it, and what is wrong with it. */
export interface KnownItem {
  readonly item: Item
  readonly problems: readonly Problem[]
  readonly context: ItemContext
}

/** A file with which nothing is wrong; one without content has no tree. */
interface KnownFile {
  readonly source: SourceFile
  readonly tree: YamlNode | undefined
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
  readonly items: WeakMap<YamlMap, KnownItem>
  basis: KnownBasis | undefined
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
  const items: Memory['items'] = new WeakMap()
  const keep = (key: string, file: KnownFile) => {
    files.set(key, file)
    latest.set(file.source.path, file)
  }
  return {
    texts,
    configurations,
    items,
    basis: undefined,
    state: undefined,
    file(source, key) {
      const same = files.get(key)
      const before = same ? undefined : latest.get(source.path)
      const again = before?.tree && readAgain(source, { ...before, tree: before.tree }, items)
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
  items: Memory['items'],
): KnownFile | undefined {
  const reread = rereadYaml(source, before)
  if (!reread) return undefined
  const file = { source, tree: reread.tree }
  const [were, are] = [before, file].map((each) => listAtEnd(each.tree, each.source.text)!.items)
  takeOver(items, were!, are!, reread, source)
  return file
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

// Takes over the items of a file that was read again: those that say the same stand somewhere else.
function takeOver(
  items: Memory['items'],
  before: readonly YamlNode[],
  after: readonly YamlNode[],
  { formers }: Reread,
  source: SourceFile,
): void {
  const take = (from: YamlNode | undefined, to: YamlNode | undefined) => {
    if (from?.kind !== 'map' || to?.kind !== 'map') return
    const known = items.get(from)
    // Where a problem stands is in the problem itself.
    if (!known || known.problems.length > 0) items.delete(to)
    else items.set(to, { ...known, item: elsewhere(known.item, to, source) })
  }
  formers.forEach((former, at) => {
    if (former >= 0) take(before[former], after[at])
  })
}
