import { composeNode } from './compose.js'
import { composer } from './composer.js'
import type { YamlEntry, YamlMap } from './node.js'
import { parse } from './parse.js'
import { readSimple } from './simple/read.js'
import type { SourceFile } from './source.js'

/** A mapping that can do without its entries: they are read from the text again when they are asked for. */
interface LightMap extends YamlMap {
  readonly source: SourceFile
  /** The lines of that text on which it stands as an entry of a list, and where they begin in the file it belongs to. */
  readonly from: number
  readonly to: number
  readonly base: number
  kept: readonly YamlEntry[] | undefined
}

/**
 * A mapping of a list with the entries that it has so far; `release` lets go of them. The lines from one offset to
 * another hold nothing else, and nothing in it is an alias or has an anchor.
 */
export function lightMap(
  { start, end, entries }: YamlMap,
  source: SourceFile,
  from: number,
  to: number,
): { readonly map: YamlMap; release(): void } {
  const map = light({ start, end, source, from, to, base: from }, entries)
  return {
    map,
    release() {
      map.kept = undefined
    },
  }
}

/** The same mapping so many characters further on; undefined of one that is not light. */
export function movedLight(node: YamlMap, by: number): YamlMap | undefined {
  if (!('base' in node)) return undefined
  const { start, end, source, from, to, base } = node as LightMap
  return light({ start: start + by, end: end + by, source, from, to, base: base + by }, undefined)
}

function light(
  { start, end, source, from, to, base }: Omit<LightMap, 'kind' | 'entries' | 'kept'>,
  kept: LightMap['kept'],
): LightMap {
  const map = { kind: 'map', start, end, source, from, to, base, kept }
  return Object.defineProperty(map, 'entries', readAgain) as LightMap
}

// One object, and so one function, for all of them: else each would have a hidden class of its own.
const readAgain = {
  enumerable: true,
  get(this: LightMap): readonly YamlEntry[] {
    this.kept ??= entriesOn(this)
    return this.kept
  },
}

function entriesOn({ source, from, to, base }: LightMap): readonly YamlEntry[] {
  const c = composer(source, [], () => {})
  c.text = source.text.slice(from, to)
  c.base = base
  const list = readSimple(c)
  if (list?.kind === 'sequence') return (list.items[0] as YamlMap).entries
  c.events = parse(c.text)
  // After the beginnings of the document and the list.
  c.index = 2
  c.at = c.end = 0
  return (composeNode(c, '-') as YamlMap).entries
}
