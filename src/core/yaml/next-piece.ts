import { EVENT_ID, type Event } from 'js-yaml'
import type { Composer } from './composer.js'
import { lineStart, nextToken } from './gap.js'
import type { YamlMap, YamlNode } from './node.js'
import { parse } from './parse.js'
import type { Pieces } from './pieces.js'

/** The pieces of a text after its first one. */
export interface RemainingPieces extends Pieces {
  /** How many of them were begun. */
  begun: number
  /** Whether one list went through all of them. */
  isComplete: boolean
  /** Whether something is wrong, so that no further piece is of use. */
  isFaulty: boolean
  /** Where the lines of the list's next entry begin. */
  entry: number
  readonly take: TakeEntry | undefined
  /** What follows the list's last entry in the events of the first piece: the ends of what is open. */
  ends: readonly Event[]
}

/** Gives what stays in the tree of a mapping that stands alone on the lines between two offsets. */
export type TakeEntry = (entry: YamlMap, from: number, to: number) => YamlMap

/** The pieces of a text of which the first one is about to be composed. */
export function remaining(pieces: Pieces, take?: TakeEntry): RemainingPieces {
  const { list, cuts, entry } = pieces
  return { list, cuts, entry, take, begun: 0, isComplete: false, isFaulty: false, ends: [] }
}

/** What stays in the tree of a node of a list that has just been composed. */
export function taken(c: Composer, list: number, node: YamlNode): YamlNode {
  const { pieces } = c
  if (!pieces?.take || pieces.list !== list) return node
  const from = pieces.entry
  const next = nextToken(c.text, c.at)
  pieces.entry = c.base + (next < c.text.length ? lineStart(c.text, next) : next)
  // An alias can be read only with what stands before it.
  const isAlone = node.kind === 'map' && c.anchors.size === 0 && !pieces.isFaulty
  return isAlone ? pieces.take(node, from, pieces.entry) : node
}

/**
 * Goes on with the next piece where a list's events are over in this one, and says whether it does. Throws
 * YAMLException where the piece is not valid.
 */
export function nextPiece(c: Composer, list: number): boolean {
  const { pieces } = c
  if (!pieces || pieces.list !== list) return false
  const ends = c.events.slice(c.index)
  const isLast = ends.every(({ type }) => type === EVENT_ID.POP)
  if (pieces.begun === 0) {
    // The list is over within the first piece, and the lines after it are something else.
    if (!isLast) return false
    pieces.ends = ends
  }
  const from = pieces.cuts[pieces.begun]
  const isSound = isLast && !pieces.isFaulty
  if (isSound && from !== undefined && begin(c, from, pieces.cuts[++pieces.begun])) return true
  pieces.isComplete = isSound && from === undefined
  c.events = pieces.ends
  c.index = 0
  return false
}

function begin(c: Composer, from: number, to: number | undefined): boolean {
  c.base = from
  c.text = c.source.text.slice(from, to)
  c.events = parse(c.text)
  c.index = 2
  c.at = c.end = 0
  const [, first] = c.events
  return first?.type === EVENT_ID.SEQUENCE && c.text.slice(0, first.start).trim() === ''
}
