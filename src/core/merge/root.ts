import { mergeBlocks } from './block.js'
import { blockLayout } from './block-layout.js'
import { mergeComments } from './comments.js'
import type { Outcome } from './entry.js'
import { mergeFlows } from './flow.js'
import { flowLayout } from './flow-layout.js'
import { type Collection, emptyLayout, type Layout, styleOf } from './layout.js'
import type { Merging } from './merging.js'
import { empty } from './same.js'
import type { Side } from './side.js'

/** The three texts of a merge as read. */
export interface Sides {
  readonly base: Side
  readonly ours: Side
  readonly theirs: Side
}

/** Merges documents that are lists or mappings; undefined where the two sides are not of one kind. */
export function mergeRoots(
  { base, ours, theirs }: Sides,
  merging: Merging,
): Pick<Outcome, 'pieces' | 'ours' | 'theirs'> | undefined {
  if (!ours.root && !theirs.root)
    return {
      pieces: [mergeComments(base.text, ours.text, theirs.text)],
      ours: empty,
      theirs: empty,
    }
  const [inOurs, inTheirs] = [rootLayout(ours, undefined), rootLayout(theirs, undefined)]
  const [o, t] = [rootLayout(ours, inTheirs), rootLayout(theirs, inOurs)]
  const b = rootLayout(base, inOurs ?? inTheirs)
  if (!o || !t || o.kind !== t.kind || (base.root && b?.kind !== o.kind)) return undefined
  if (o.style === 'block' && t.style === 'block') {
    const { indent } = o
    const versions = { base: b, ours: o, theirs: t }
    return mergeBlocks(versions, { indent, isInline: false }, [], merging)
  }
  if (o.style !== 'flow' || t.style !== 'flow') return undefined
  const merged = mergeFlows({ base: b, ours: o, theirs: t }, [], merging)
  if (!merged) return undefined
  const around = (part: (side: Side) => string) =>
    mergeComments(part(base), part(ours), part(theirs))
  const above = around(({ text, root }) => text.slice(0, root?.start ?? 0))
  const below = around(({ text, root }) => text.slice(root?.end ?? 0))
  return { ...merged, pieces: [above, ...merged.pieces, below] }
}

// An empty document is a collection without entries beside one of which something is left.
function rootLayout(side: Side, other: Layout | undefined): Layout | undefined {
  const { text, root } = side
  if (!root) return other?.style === 'block' ? emptyLayout(other, text) : undefined
  switch (styleOf(text, root)) {
    case 'block':
      return blockLayout(side, root as Collection, { from: 0, to: text.length, areAll: true })
    case 'flow':
      return flowLayout(side, root as Collection)
    default:
      return undefined
  }
}
