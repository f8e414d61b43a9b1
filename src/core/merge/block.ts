import { mergeComments, shifted } from './comments.js'
import { leadAt, type Outcome } from './entry.js'
import type { BlockLayout, Entry } from './layout.js'
import type { Match } from './match.js'
import type { Merging } from './merging.js'
import { isConflict, type Piece, type SideName } from './piece.js'
import type { Path } from './telling.js'
import { type Decided, decideEntries, type Versions, valueFor } from './versions.js'

/** The lines of a merged collection. */
export interface BlockOutcome extends Pick<Outcome, 'ours' | 'theirs' | 'pieces'> {
  /** Whether its first entry goes on with the line before. */
  readonly isInline: boolean
}

/** Merges collections entry by entry; each gets so many spaces before it, the first none where it may go on with a line. */
export function mergeBlocks(
  versions: Versions<BlockLayout>,
  { indent, isInline: mayBeInline }: { readonly indent: number; readonly isInline: boolean },
  path: Path,
  merging: Merging,
): BlockOutcome {
  const around = (part: 'head' | 'tail') => {
    const { base, ours, theirs } = versions
    const at = (layout: BlockLayout) => shifted(layout[part], indent - layout.indent)
    return mergeComments(base?.style === 'block' ? at(base) : '', at(ours), at(theirs))
  }
  const decided = decideEntries(versions, indent, path, merging)
  const moved = {
    ours: movedComments(versions, decided, 'ours'),
    theirs: movedComments(versions, decided, 'theirs'),
  }
  const head = around('head')
  const pieces: Piece[] = head ? [head] : []
  let isInline = mayBeInline && head === ''
  for (const { match, outcome } of decided) {
    if (!outcome.pieces.length) continue
    const lead = leadOf(match, indent, moved) + outcome.lead
    if (pieces.length === 0 && lead) isInline = false
    const isOnLine = isInline && pieces.length === 0
    pieces.push(lead)
    // Of a whole backlog these are more than a call takes.
    for (const piece of isOnLine ? outcome.pieces : indented(outcome.pieces, indent))
      pieces.push(piece)
  }
  pieces.push(around('tail'))
  return {
    pieces: pieces.filter((piece) => piece !== ''),
    isInline,
    ours: valueFor(versions.ours, decided, 'ours'),
    theirs: valueFor(versions.ours, decided, 'theirs'),
  }
}

function indented(pieces: readonly Piece[], indent: number): readonly Piece[] {
  const blanks = ' '.repeat(indent)
  const [first, ...rest] = pieces
  if (first === undefined || !isConflict(first)) return [blanks, ...pieces]
  const line = (text: string) => (text ? blanks + text : '')
  return [{ ...first, ours: line(first.ours), theirs: line(first.theirs) }, ...rest]
}

function leadOf(
  { base, ours, theirs }: Match,
  indent: number,
  moved: Readonly<Record<SideName, ReadonlySet<string>>>,
): string {
  const at = (entry: Entry | undefined) => (entry ? leadAt(entry, indent) : '')
  if (ours && theirs) return mergeComments(at(base), at(ours), at(theirs))
  const other = ours ? 'theirs' : 'ours'
  const lines = commentLines((ours ?? theirs)!.lead)
  // Of two new entries that both got it the one of ours keeps it.
  const isKeptElsewhere = lines.length > 0 && lines.every((line) => moved[other].has(line))
  return isKeptElsewhere && (base || theirs) ? '' : at(ours ?? theirs)
}

/** Comments of the base that a side has somewhere else: because it put an entry below one, or took the entry below it out. */
function movedComments(
  versions: Versions<BlockLayout>,
  decided: readonly Decided[],
  side: SideName,
): ReadonlySet<string> {
  const { base, [side]: layout } = versions
  if (!base || decided.every(({ match }) => match.ours && match.theirs)) return new Set()
  const around = base.style === 'block' ? [base.head, base.tail] : []
  const known = new Set([...base.entries.map(({ lead }) => lead), ...around].flatMap(commentLines))
  const before = new Map(decided.map(({ match }) => [match[side], match.base?.lead]))
  const changed = [
    ...layout.entries.flatMap((entry) => (entry.lead === before.get(entry) ? [] : [entry.lead])),
    ...[layout.head, layout.tail].filter((lines, index) => lines !== around[index]),
  ]
  return new Set(changed.flatMap(commentLines).filter((line) => known.has(line)))
}

function commentLines(lines: string): string[] {
  return lines.split('\n').flatMap((line) => line.trim() || [])
}
