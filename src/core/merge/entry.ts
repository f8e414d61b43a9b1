import { blockLayout } from './block-layout.js'
import { mergeLineEnds, shifted } from './comments.js'
import { flowLayout } from './flow-layout.js'
import { type Collection, type Entry, type Layout, styleOf } from './layout.js'
import type { Match } from './match.js'
import type { Disagreement, Piece } from './piece.js'
import { isEqual, type Value } from './same.js'
import { isContested } from './side.js'
import { changedOf } from './three-way.js'

/** What becomes of an entry. */
export interface Outcome {
  /** Its text with the end of its line, without the blanks and comments before it. */
  readonly pieces: readonly Piece[]
  /** Comments of its own lines for which these have no room. */
  readonly lead: string
  /** What it says where conflicts are resolved for one side; undefined where it is then gone. */
  readonly ours: Value | undefined
  readonly theirs: Value | undefined
}

/** An entry as it is, its lines moved to so many spaces. */
export function whole(entry: Entry, indent: number): Outcome {
  return { pieces: [linesAt(entry, indent)], lead: '', ours: entry.value, theirs: entry.value }
}

/** What becomes of an entry that neither side wants. */
export const nothing: Outcome = { pieces: [], lead: '', ours: undefined, theirs: undefined }

/** An entry that is left to the reader, with what each side has in its place. */
export function disputed(
  { ours, theirs }: Pick<Match, 'ours' | 'theirs'>,
  indent: number,
  about: Disagreement,
): Outcome {
  const text = (entry: Entry | undefined) => (entry ? linesAt(entry, indent) : '')
  const piece = { ours: text(ours), theirs: text(theirs), about: [about] }
  return { pieces: [piece], lead: '', ours: ours?.value, theirs: theirs?.value }
}

/** Whether an entry of the base is what a side still has at a path, and nobody disputed it before. */
export function isKept(base: Entry | undefined, side: Entry, path: readonly string[]): boolean {
  return base !== undefined && !isDisputed(base) && isEqual(base.value, side.value, path)
}

/** Whether it is so to the letter. */
export function isKeptText(base: Entry | undefined, side: Entry): boolean {
  return base !== undefined && !isDisputed(base) && ownText(base) === ownText(side)
}

function isDisputed({ side, start, end }: Entry): boolean {
  return side.contested.length > 0 && isContested(side, { start, end })
}

/** The text of an entry without the comments above it. */
export function ownText({ side, start, end, dash, lineEnd }: Entry): string {
  return dash + side.text.slice(start, end) + lineEnd
}

/** What stands before its value: key and colon, or dash, with comments and line ends where the value is below. */
export function introOf({ side, start, valueStart, dash }: Entry): string {
  return dash + side.text.slice(start, valueStart)
}

function valueText({ side, valueStart, valueEnd }: Entry): string {
  return side.text.slice(valueStart, valueEnd)
}

/** What stands behind the value on its last line. */
export function lineEndOf({ side, valueEnd, end, lineEnd }: Entry): string {
  return side.text.slice(valueEnd, end) + lineEnd
}

/** The comments above it, moved to so many spaces. */
export function leadAt({ lead, indent }: Entry, to: number): string {
  return shifted(lead, to - (indent ?? to))
}

function linesAt(entry: Entry, indent: number): string {
  return shiftedBelow(ownText(entry), indent - (entry.indent ?? indent))
}

/** A text whose first line begins in the middle of one, the others moved. */
function shiftedBelow(text: string, by: number): string {
  if (by === 0) return text
  const below = text.indexOf('\n') + 1
  return below ? text.slice(0, below) + shifted(text.slice(below), by) : text
}

/** How the entries of a value stand in its text; undefined where it has none that can be taken apart. */
export function layoutInside({ side, value, valueStart, end }: Entry): Layout | undefined {
  const style = styleOf(side.text, value)
  if (style === 'scalar') return undefined
  if (style === 'flow') return flowLayout(side, value as Collection)
  return blockLayout(side, value as Collection, { from: valueStart, to: end })
}

/** An entry that both sides have and at least one changed, and no further than its value: that of the side that changed it. */
export function mergeValues(
  { base, ours, theirs }: Both,
  indent: number,
  path: readonly string[],
): Outcome {
  const areEqual = isEqual(ours.value, theirs.value, path)
  if (!areEqual && !isKept(base, ours, path) && !isKept(base, theirs, path))
    return disputed({ ours, theirs }, indent, { path, kind: base ? 'changed' : 'added' })
  const isOurs = areEqual
    ? base === undefined || valueText(base) !== valueText(ours)
    : isKept(base, theirs, path)
  const [chosen, other] = isOurs ? [ours, theirs] : [theirs, ours]
  if ([ours, theirs].some(({ side, value }) => styleOf(side.text, value) === 'block'))
    return whole(chosen, indent)
  const intro = introOf(chosen)
  const text = shiftedBelow(intro + valueText(chosen), indent - (chosen.indent ?? indent))
  const end = isBlockText(chosen) ? lineEndOf(chosen) : mergedLineEnd({ base, ours, theirs })
  const strays = [strayComment(base, other, introOf, intro, indent)]
  if (isBlockText(chosen)) strays.push(strayComment(base, other, lineEndOf, '', indent))
  return { pieces: [text + end], lead: strays.join(''), ours: chosen.value, theirs: chosen.value }
}

// Behind its last line a comment would be part of it.
function isBlockText({ side, value }: Entry): boolean {
  return /[|>]/.test(side.text[value.start] ?? '')
}

/** What both sides make of what stands behind the value on its last line. */
export function mergedLineEnd({ base, ours, theirs }: Both): string {
  return mergeLineEnds(base ? lineEndOf(base) : '', lineEndOf(ours), lineEndOf(theirs))
}

/** An entry that both sides have. */
export interface Both {
  readonly base: Entry | undefined
  readonly ours: Entry
  readonly theirs: Entry
}

/** The side whose key and what stands between it and the value count. */
export function introSide({ base, ours, theirs }: Both): 'ours' | 'theirs' {
  return (base && changedOf(introOf(base), introOf(ours), introOf(theirs))) ?? 'ours'
}

/** The comment in a part of an entry that a side added where that part of the other one, given as text, is taken. */
export function strayComment(
  base: Entry | undefined,
  other: Entry,
  partOf: (entry: Entry) => string,
  taken: string,
  indent: number,
): string {
  const comment = /(?:^|[ \t])(#[^\n]*)\n/.exec(partOf(other))?.[1]?.trimEnd()
  if (!comment || taken.includes(comment) || (base && partOf(base).includes(comment))) return ''
  return `${' '.repeat(indent)}${comment}\n`
}
