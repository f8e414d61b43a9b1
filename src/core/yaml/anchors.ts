import type { AliasEvent } from 'js-yaml'
import { quote } from '../problems/words.js'
import { type Composer, reportAt } from './composer.js'
import { MAX_DEPTH, MAX_EXPANSION } from './limits.js'
import type { YamlNode } from './node.js'

/** A node that aliases may stand for; while it is being composed it has no node yet. */
export interface Anchor {
  node: YamlNode | undefined
  /** Nodes in it, aliases expanded. */
  nodes: number
  /** Levels of lists and mappings in it, aliases expanded. */
  levels: number
  readonly nodesBefore: number
  readonly deepestBefore: number
}

interface Anchored {
  readonly anchorStart: number
  readonly anchorEnd: number
}

/** Makes the anchor known from where it stands, as YAML says, and counts from there. */
export function openAnchor(c: Composer, event: Anchored): Anchor {
  const anchor = {
    node: undefined,
    nodes: 0,
    levels: 0,
    nodesBefore: c.nodes,
    deepestBefore: c.deepest,
  }
  const name = c.text.slice(event.anchorStart, event.anchorEnd)
  c.anchors.set(name, anchor)
  c.deepest = c.depth
  checkSpace(c, event, name)
  return anchor
}

// js-yaml accepts &a{b: 1}, other parsers do not.
function checkSpace(c: Composer, { anchorStart, anchorEnd }: Anchored, name: string): void {
  const next = c.text[anchorEnd]
  if (next !== '{' && next !== '[') return
  reportAt(c, 'yaml-syntax', anchorStart - 1, anchorEnd, {
    reason: `a space is missing between ${quote(`&${name}`)} and ${next}`,
    hint: 'write a space after the name',
  })
}

/** Gives the anchor its node, which is composed. */
export function closeAnchor(c: Composer, anchor: Anchor, node: YamlNode): void {
  anchor.node = node
  anchor.nodes = c.nodes - anchor.nodesBefore
  anchor.levels = c.deepest - c.depth
  c.deepest = Math.max(c.deepest, anchor.deepestBefore)
}

/**
 * The node that an alias stands for, at the place of the alias. Undefined, and reported, where there is none.
 * Sizes are counted and never walked, so that an alias bomb costs nothing.
 */
export function composeAlias(c: Composer, event: AliasEvent): YamlNode | undefined {
  const name = c.text.slice(event.anchorStart, event.anchorEnd)
  const start = event.anchorStart - 1
  const end = event.anchorEnd
  const anchor = c.anchors.get(name)
  c.at = c.end = end
  if (!anchor) {
    reportAt(c, 'unknown-alias', start, end, { name, known: someNames(c.anchors) })
    return undefined
  }
  if (!anchor.node) {
    reportAt(c, 'recursive-alias', start, end, { name })
    return undefined
  }
  countAlias(c, anchor, start, end)
  const { node } = anchor
  return {
    ...node,
    start: c.base + start,
    end: c.base + end,
    repeats: { start: node.start, end: node.end },
  }
}

function countAlias(c: Composer, anchor: Anchor, start: number, end: number): void {
  const wasWithin = c.aliased <= MAX_EXPANSION
  c.aliased += anchor.nodes
  c.nodes += anchor.nodes
  c.deepest = Math.max(c.deepest, c.depth + anchor.levels)
  if (wasWithin && c.aliased > MAX_EXPANSION) {
    c.isWalkable = false
    reportAt(c, 'too-many-aliases', start, end, { limit: MAX_EXPANSION })
  }
  if (c.depth + anchor.levels > MAX_DEPTH) {
    c.isWalkable = false
    reportAt(c, 'too-deep', start, end, { limit: MAX_DEPTH })
  }
}

// Enough for a suggestion; a file may have a hundred thousand.
const MOST_NAMES = 100

function someNames(anchors: ReadonlyMap<string, Anchor>): readonly string[] {
  const names: string[] = []
  for (const name of anchors.keys()) {
    if (names.push(name) === MOST_NAMES) break
  }
  return names
}
