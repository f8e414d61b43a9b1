import type { Event } from 'js-yaml'
import { problem, type Report } from '../problems/problem.js'
import type { RuleArguments, RuleName } from '../problems/rules.js'
import type { Anchor } from './anchors.js'
import type { RemainingPieces } from './next-piece.js'
import type { YamlEntry, YamlNode } from './node.js'
import { forgetMany, type Key, type SeenKeys, seenKeys } from './seen-keys.js'
import type { SourceFile } from './source.js'

/** What is known while the events of one document are made into a tree. */
export interface Composer {
  readonly source: SourceFile
  /** The text that the events are of: the file's, or a piece of it. */
  text: string
  /** Where that text begins in the file. All other offsets of a composer are into the text, those of nodes into the file. */
  base: number
  events: readonly Event[]
  /** The pieces that follow, where the text is one. */
  readonly pieces: RemainingPieces | undefined
  readonly report: Report
  readonly anchors: Map<string, Anchor>
  readonly seen: SeenKeys
  /** The keys, entries and items of the mappings and lists that are open, innermost last. */
  readonly openKeys: Key[]
  readonly openEntries: YamlEntry[]
  readonly openItems: YamlNode[]
  /** Of the next event. */
  index: number
  /** Where the search for the next token begins: after the last one. */
  at: number
  /** Where the last node ends, without the line breaks that end a block scalar. */
  end: number
  /** Where the first token behind the last simple node stands in its line; below 0 where there is none. */
  column: number
  depth: number
  /** The greatest depth reached, aliases expanded. */
  deepest: number
  /** Nodes so far, aliases expanded. */
  nodes: number
  /** Those of them that stand behind an alias. */
  aliased: number
  /** False where the tree would be too deep or too large to walk. */
  isWalkable: boolean
}

/** A composer before the first event, of the whole text of a file or the first of its pieces, where some keys may be known. */
export function composer(
  source: SourceFile,
  events: readonly Event[],
  report: Report,
  { pieces, seen = seenKeys() }: { pieces?: RemainingPieces; seen?: SeenKeys | undefined } = {},
): Composer {
  forgetMany(seen)
  return {
    source,
    text: pieces ? source.text.slice(0, pieces.cuts[1]) : source.text,
    base: 0,
    events,
    pieces,
    report,
    anchors: new Map(),
    seen,
    openKeys: [],
    openEntries: [],
    openItems: [],
    index: 0,
    at: 0,
    end: 0,
    column: 0,
    depth: 0,
    deepest: 0,
    nodes: 0,
    aliased: 0,
    isWalkable: true,
  }
}

/** Reports a problem of the composer's file. Of a text in pieces that is all that is told: it is read again as a whole. */
export function reportAt<R extends RuleName>(
  c: Composer,
  rule: R,
  start: number,
  end: number,
  args: RuleArguments<R>,
): void {
  c.report(problem(rule, { source: c.source, start, end }, args))
}
