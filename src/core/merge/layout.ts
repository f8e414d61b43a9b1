import { lineStart } from '../yaml/gap.js'
import type { YamlMap, YamlNode, YamlScalar, YamlSequence } from '../yaml/node.js'
import type { Side } from './side.js'

/** An entry of a mapping or list, and where it stands in its text. */
export interface Entry {
  readonly side: Side
  /** undefined in a list. */
  readonly key: YamlScalar | undefined
  readonly value: YamlNode
  /** The lines of comments above it, and blank ones. */
  readonly lead: string
  /** Offset of its key or dash; in brackets and without a key, of its value. */
  readonly start: number
  /** Where the value's text, or the lines of its own entries, begin and end. */
  readonly valueStart: number
  readonly valueEnd: number
  /** Behind the line on which it ends; in brackets, where its value ends. */
  readonly end: number
  /** What a line of its own would begin and end with beside that. */
  readonly dash: '' | '- '
  readonly lineEnd: '' | '\n'
  /** Spaces before it; undefined in brackets. */
  readonly indent: number | undefined
}

/** A mapping or list of which each entry has lines of its own. */
export interface BlockLayout {
  readonly style: 'block'
  readonly kind: Collection['kind']
  readonly entries: readonly Entry[]
  /** Spaces before each entry. */
  readonly indent: number
  /** Whether the first entry stands on the line of what it belongs to: `- id: a`. */
  readonly isInline: boolean
  /** The lines above the first entry that are not its own, and those behind the last one. */
  readonly head: string
  readonly tail: string
}

/** A mapping or list in brackets. */
export interface FlowLayout {
  readonly style: 'flow'
  readonly kind: Collection['kind']
  readonly entries: readonly Entry[]
  /** What stands before each entry and, last, behind all of them: brackets, commas, blanks and comments. */
  readonly gaps: readonly string[]
}

/** How the entries of a mapping or list stand in their text. */
export type Layout = BlockLayout | FlowLayout

/** What has entries. */
export type Collection = YamlMap | YamlSequence

/** The layout of nothing but comments, beside one of which something is left. */
export function emptyLayout({ kind, indent }: BlockLayout, lines = ''): BlockLayout {
  const own = ownComments(lines)
  const [head, tail] = [lines.slice(0, own), lines.slice(own)]
  return { style: 'block', kind, indent, entries: [], isInline: false, head, tail }
}

/** Where in the lines above the first entry the comments begin that stand directly on it. */
export function ownComments(above: string): number {
  let own = above.length
  while (own > 0) {
    const line = lineStart(above, own - 1)
    if (!/^[ \t]*#/.test(above.slice(line, own))) break
    own = line
  }
  return own
}

interface Child {
  readonly key: YamlScalar | undefined
  readonly value: YamlNode
}

/** Its entries as nodes; those of a list have no key. */
export function childrenOf(node: Collection): readonly Child[] {
  if (node.kind === 'map') return node.entries
  return node.items.map((value) => ({ key: undefined, value }))
}

/** Whether a value has lines for its entries, or brackets around them, or none to take apart: an alias stands for itself. */
export function styleOf(text: string, node: YamlNode): Layout['style'] | 'scalar' {
  if (node.kind === 'scalar' || node.repeats) return 'scalar'
  const first = text[node.start]
  return first === '{' || first === '[' ? 'flow' : 'block'
}
