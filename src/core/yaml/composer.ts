import type { Event } from 'js-yaml'
import { problem, type Report } from '../problems/problem.js'
import type { RuleArguments, RuleName } from '../problems/rules.js'
import type { Anchor } from './anchors.js'
import type { Key } from './keys.js'
import type { SourceFile } from './source.js'

/** What is known while the events of one document are made into a tree. */
export interface Composer {
  readonly source: SourceFile
  readonly text: string
  readonly events: readonly Event[]
  readonly report: Report
  readonly anchors: Map<string, Anchor>
  /** Every key's text seen so far in the file. */
  readonly keys: Map<string, Key>
  /** The keys of the mappings that are open, innermost last. */
  readonly openKeys: Key[]
  /** Of the next event. */
  index: number
  /** Where the search for the next token begins: after the last one. */
  at: number
  /** Where the last node ends, without the line breaks that end a block scalar. */
  end: number
  depth: number
  /** The greatest depth reached, aliases expanded. */
  deepest: number
  /** Nodes so far, aliases expanded. */
  nodes: number
  /** Those of them that stand behind an alias. */
  aliased: number
  /** Mappings so far, which numbers them. */
  mappings: number
  /** False where the tree would be too deep or too large to walk. */
  isWalkable: boolean
}

/** A composer before the first event. */
export function composer(source: SourceFile, events: readonly Event[], report: Report): Composer {
  return {
    source,
    text: source.text,
    events,
    report,
    anchors: new Map(),
    keys: new Map(),
    openKeys: [],
    index: 0,
    at: 0,
    end: 0,
    depth: 0,
    deepest: 0,
    nodes: 0,
    aliased: 0,
    mappings: 0,
    isWalkable: true,
  }
}

/** Reports a problem of the composer's file. */
export function reportAt<R extends RuleName>(
  c: Composer,
  rule: R,
  start: number,
  end: number,
  args: RuleArguments<R>,
): void {
  c.report(problem(rule, { source: c.source, start, end }, args))
}
