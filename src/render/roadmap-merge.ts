import { mergeLines } from '../core/merge/lines.js'
import type { Texts } from '../core/merge/merge-yaml.js'
import type { Piece } from '../core/merge/piece.js'
import { changedOf } from '../core/merge/three-way.js'
import { findBlock } from './markers.js'

/** A merged roadmap file. */
export interface MergedRoadmap {
  readonly pieces: readonly Piece[]
  /** Whether both sides wrote the block anew, so that neither is the plan of the merged backlog. */
  readonly isOutdated: boolean
}

/** The first line of a block that nobody has planned: a reader sees it, and `pm roadmap` writes the block without it. */
const OUTDATED = '> **Out of date since a merge.** `pm roadmap` plans it anew.\n\n'

interface Parts {
  /** Up to the line of the first marker and with it. */
  readonly above: string
  readonly block: string
  readonly below: string
}

/**
 * Merges roadmap files: the team's prose line by line, and of the generated block the side that changed it; where both
 * did, that of ours, which then says that it is out of date. undefined where one of the texts has no such block.
 */
export function mergeRoadmaps({ base, ours, theirs }: Texts): MergedRoadmap | undefined {
  const [o, t] = [partsOf(ours), partsOf(theirs)]
  const b = base === '' ? { above: '', block: '', below: '' } : partsOf(base)
  if (!b || !o || !t) return undefined
  const side = changedOf(b.block, o.block, t.block)
  const block = side ? { ours: o, theirs: t }[side].block : outdated(o.block)
  const merged = (part: 'above' | 'below') => mergeLines(b[part], o[part], t[part])
  return { pieces: [...merged('above'), block, ...merged('below')], isOutdated: !side }
}

function outdated(block: string): string {
  return block.startsWith(OUTDATED) ? block : OUTDATED + block
}

function partsOf(text: string): Parts | undefined {
  const found = findBlock(text)
  if ('fault' in found) return undefined
  const { begin, end } = found
  return {
    above: text.slice(0, begin.end),
    block: text.slice(begin.end, end.start),
    below: text.slice(end.start),
  }
}
