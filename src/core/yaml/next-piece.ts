import { EVENT_ID, type Event } from 'js-yaml'
import type { Composer } from './composer.js'
import type { YamlMap, YamlNode } from './node.js'
import { parse } from './parse.js'
import type { Pieces } from './pieces.js'
import { readSimpleEntry } from './simple/read.js'

/** The pieces of a text that is being composed, one entry of its list in each. */
export interface RemainingPieces extends Pieces {
  /** Index of the piece that is being composed. */
  at: number
  /** Whether one list went through all of them. */
  isComplete: boolean
  /** Whether something is wrong, so that no further piece is of use. */
  isFaulty: boolean
  readonly take: TakeEntry | undefined
  /** What follows the list's last entry in the events of the first piece: the ends of what is open. */
  ends: readonly Event[]
}

/** Gives what stays in the tree of a mapping that stands alone on the lines between two offsets. */
export type TakeEntry = (entry: YamlMap, from: number, to: number) => YamlMap

/** The pieces of a text of which the first one is about to be composed. */
export function remaining({ list, column, cuts }: Pieces, take?: TakeEntry): RemainingPieces {
  return { list, column, cuts, take, at: 0, isComplete: false, isFaulty: false, ends: [] }
}

/** What stays in the tree of a node of a list that has just been composed. */
export function taken({ pieces, anchors }: Composer, list: number, node: YamlNode): YamlNode {
  if (!pieces?.take || pieces.list !== list) return node
  const { cuts, at, isFaulty } = pieces
  // An alias can be read only with what stands before it.
  const isAlone = node.kind === 'map' && anchors.size === 0 && !isFaulty
  return isAlone ? pieces.take(node, cuts[at]!, cuts[at + 1]!) : node
}

/**
 * Goes on with the next pieces where a list's events are over in this one, and says whether there are events again:
 * the entry of a piece that is simple is taken at once. Throws YAMLException where a piece is not valid.
 */
export function nextPiece(c: Composer, list: number): boolean {
  const { pieces } = c
  if (!pieces || pieces.list !== list) return false
  const ends = c.events.slice(c.index)
  const isLast = ends.every(({ type }) => type === EVENT_ID.POP)
  if (pieces.at === 0) {
    // The list is over within the first piece, and the lines after it are something else.
    if (!isLast) return false
    pieces.ends = ends
  }
  if (isLast && goOn(c, pieces)) return true
  c.events = pieces.ends
  c.index = 0
  return false
}

// Stops behind the last piece and in one that is not simple: whether that goes on with the list.
function goOn(c: Composer, pieces: RemainingPieces): boolean {
  const { cuts, list, column } = pieces
  while (!pieces.isFaulty) {
    const from = cuts[++pieces.at]!
    const to = cuts[pieces.at + 1]
    if (to === undefined) {
      pieces.isComplete = true
      return false
    }
    const entry = c.anchors.size === 0 ? readSimpleEntry(c, from, to, column) : undefined
    if (!entry) return begin(c, from, to)
    c.openItems.push(taken(c, list, entry))
  }
  return false
}

function begin(c: Composer, from: number, to: number): boolean {
  c.base = from
  c.text = c.source.text.slice(from, to)
  c.events = parse(c.text)
  c.index = 2
  c.at = c.end = 0
  const [, first] = c.events
  return first?.type === EVENT_ID.SEQUENCE && c.text.slice(0, first.start).trim() === ''
}
