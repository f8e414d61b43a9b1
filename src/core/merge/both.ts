import { isNull } from '../yaml/node.js'
import { mergeBlocks } from './block.js'
import {
  type Both,
  disputed,
  introOf,
  introSide,
  isKept,
  isKeptText,
  layoutInside,
  lineEndOf,
  mergedLineEnd,
  mergeValues,
  type Outcome,
  ownText,
  strayComment,
  whole,
} from './entry.js'
import { mergeFlows } from './flow.js'
import {
  type BlockLayout,
  type Entry,
  emptyLayout,
  type FlowLayout,
  type Layout,
  styleOf,
} from './layout.js'
import type { Merging } from './merging.js'
import { isEqual } from './same.js'
import type { Path } from './telling.js'
import type { Versions } from './versions.js'

/** Merges an entry that both sides have: as the side that changed it, or what is in it one by one. */
export function mergeBoth(both: Both, indent: number, path: Path, merging: Merging): Outcome {
  const { base, ours, theirs } = both
  if (ownText(ours) === ownText(theirs) || isKeptText(base, theirs)) return whole(ours, indent)
  if (isKeptText(base, ours)) return whole(theirs, indent)
  const versions = merging.isOpen(path) ? versionsOf(both) : undefined
  if (!versions) return mergeValues(both, indent, path)
  if (versions.ours.style === 'block' || versions.theirs.style === 'block')
    return mergeAsBlocks(both, versions, indent, path, merging)
  const isOneSided =
    isEqual(ours.value, theirs.value, path) ||
    isKept(base, ours, path) ||
    isKept(base, theirs, path)
  return isOneSided
    ? mergeValues(both, indent, path)
    : mergeAsFlows(both, versions, indent, path, merging)
}

// Collections of one kind whose entries can be told apart in each version; nothing at all stands for one without entries.
function versionsOf({ base, ours, theirs }: Both): Versions | undefined {
  const { kind } = isNull(ours.value) ? theirs.value : ours.value
  if (kind === 'scalar') return undefined
  const inside = (entry: Entry) => (entry.value.kind === kind ? layoutInside(entry) : undefined)
  const [inOurs, inTheirs] = [inside(ours), inside(theirs)]
  const beside = (entry: Entry, other: Layout | undefined) =>
    isNull(entry.value) && other?.style === 'block' ? emptyLayout(other) : undefined
  const [o, t] = [inOurs ?? beside(ours, inTheirs), inTheirs ?? beside(theirs, inOurs)]
  const isInBase = base?.value.kind === kind
  const b = isInBase ? layoutInside(base) : undefined
  return o && t && (b || !isInBase) ? { base: b, ours: o, theirs: t } : undefined
}

function mergeAsBlocks(
  both: Both,
  versions: Versions,
  indent: number,
  path: Path,
  merging: Merging,
): Outcome {
  const picked = introSide(both)
  const hasLines = versions[picked].style === 'block' && !isNull(both[picked].value)
  const side = hasLines ? picked : picked === 'ours' ? 'theirs' : 'ours'
  const layout = versions[side] as BlockLayout
  const intro = introOf(both[side])
  const inside = layout.isInline ? intro.length : layout.indent - (both[side].indent ?? 0)
  const merged = mergeBlocks(
    {
      base: versions.base && asBlock(versions.base, layout),
      ours: asBlock(versions.ours, layout),
      theirs: asBlock(versions.theirs, layout),
    },
    { indent: indent + inside, isInline: layout.isInline },
    path,
    merging,
  )
  const isOnLine = merged.isInline && merged.pieces.length > 0
  const line = isOnLine || intro.endsWith('\n') ? intro : `${intro.trimEnd()}\n`
  const other = both[side === 'ours' ? 'theirs' : 'ours']
  return {
    ...merged,
    pieces: [line, ...merged.pieces],
    lead: strayComment(both.base, other, firstLineOf, intro, indent),
  }
}

// What stands beside brackets is what stands above lines.
function firstLineOf(entry: Entry): string {
  const isFlow = styleOf(entry.side.text, entry.value) === 'flow'
  return isFlow ? introOf(entry) + lineEndOf(entry) : introOf(entry)
}

// Beside one with lines those in brackets get a line each.
function asBlock(layout: Layout, { indent }: BlockLayout): BlockLayout {
  if (layout.style === 'block') return layout
  const { kind } = layout
  const entries = layout.entries.map((entry) =>
    kind === 'sequence' ? ({ ...entry, dash: '- ' } as const) : entry,
  )
  return { style: 'block', kind, entries, indent, isInline: false, head: '', tail: '' }
}

function mergeAsFlows(
  both: Both,
  versions: Versions,
  indent: number,
  path: Path,
  merging: Merging,
): Outcome {
  const { base, ours, theirs } = both
  const merged = mergeFlows(
    {
      base: versions.base,
      ours: versions.ours as FlowLayout,
      theirs: versions.theirs as FlowLayout,
    },
    path,
    merging,
  )
  if (!merged) return disputed(both, indent, { path, kind: base ? 'changed' : 'added' })
  const side = introSide(both)
  const intro = introOf(both[side])
  const other = both[side === 'ours' ? 'theirs' : 'ours']
  return {
    ...merged,
    pieces: [intro, ...merged.pieces, mergedLineEnd({ base, ours, theirs })],
    lead: strayComment(base, other, introOf, intro, indent),
  }
}
