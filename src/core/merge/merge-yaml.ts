import type { Problem } from '../problems/problem.js'
import { mergeBoth } from './both.js'
import { mergeLines } from './lines.js'
import type { Merging } from './merging.js'
import { isConflict, type Piece, type SideName, textOf } from './piece.js'
import { resolved } from './resolved.js'
import { mergeRoots, type Sides } from './root.js'
import { empty, isSame, type Value } from './same.js'
import { readSide } from './side.js'
import { type RecordShape, type Telling, tellingOf } from './telling.js'
import { twinsIn } from './twins.js'

/** Three texts with line feeds alone, each but an empty one with one at its end. */
export interface Texts {
  readonly base: string
  readonly ours: string
  readonly theirs: string
}

/** A merged file, and how sure it is. */
export interface MergedYaml {
  readonly pieces: readonly Piece[]
  /** Why it was merged line by line, as a text of which nothing is known. */
  readonly byLines?: ByLines
  /** Whether items that both sides changed are left to the reader whole. */
  readonly isCoarse: boolean
  /** Whether nothing could be found out about what the result says, so that somebody must look at it. */
  readonly isDoubtful: boolean
}

/** A file is merged line by line where a text of it has a problem, or where its sides are not alike in form. */
export type ByLines = { readonly problem: Problem } | { readonly problem: undefined }

/** Merges YAML by what it says: item by item and field by field. The result is read again before it is believed. */
export async function mergeYaml(texts: Texts, shape: RecordShape | undefined): Promise<MergedYaml> {
  const telling = tellingOf(shape)
  const sides = await readSides(texts, telling)
  if ('problem' in sides) return mergedByLines(texts, telling, sides)
  for (const isCoarse of [false, true]) {
    const pieces = await mergedByValue(sides, telling, isCoarse)
    if (pieces) return { pieces, isCoarse, isDoubtful: false }
  }
  return mergedByLines(texts, telling, { problem: undefined })
}

async function readSides(
  { base, ours, theirs }: Texts,
  telling: Telling,
): Promise<Sides | { readonly problem: Problem }> {
  const before = resolved(base)
  const read = [
    await readSide('base', before.text, before.contested),
    await readSide('ours', ours),
    await readSide('theirs', theirs),
  ] as const
  for (const side of read) {
    const problem = 'problem' in side ? side.problem : twinsIn(side, telling)
    if (problem) return { problem }
  }
  const [b, o, t] = read as [Sides['base'], Sides['ours'], Sides['theirs']]
  return { base: b, ours: o, theirs: t }
}

/** The merged text, if it says what it should; coarsely, what both sides changed of an item is left to the reader whole. */
async function mergedByValue(
  sides: Sides,
  telling: Telling,
  isCoarse: boolean,
): Promise<readonly Piece[] | undefined> {
  const merging: Merging = {
    telling,
    isOpen: (path) => !isCoarse || (path.length === 1 && telling.isRecords(path)),
    both: (both, indent, path) => mergeBoth(both, indent, path, merging),
  }
  const merged = mergeRoots(sides, merging)
  if (!merged) return undefined
  const { pieces, ours, theirs } = merged
  const says = async (side: SideName, value: Value | undefined) => {
    const again = await readSide('result', textOf(pieces, side))
    if ('problem' in again) return false
    return value !== undefined && isSame(again.root ?? empty, value) && !twinsIn(again, telling)
  }
  const isSure =
    (await says('ours', ours)) && (!pieces.some(isConflict) || (await says('theirs', theirs)))
  return isSure ? pieces.map((piece) => named(piece, sides, telling)) : undefined
}

function named(piece: Piece, { ours }: Sides, { isRecords }: Telling): Piece {
  if (!isConflict(piece)) return piece
  const isList = ours.root?.kind === 'sequence'
  const about = piece.about.map(({ path, ...rest }) => {
    const at = isList && isRecords([]) ? 0 : isRecords(path.slice(0, 1)) ? 1 : path.length
    const record = path[at]
    return {
      ...rest,
      ...(record !== undefined && { record }),
      path: path.slice(record === undefined ? 0 : at + 1),
    }
  })
  return { ...piece, about }
}

async function mergedByLines(
  { base, ours, theirs }: Texts,
  telling: Telling,
  byLines: ByLines,
): Promise<MergedYaml> {
  const pieces = mergeLines(base, ours, theirs)
  if (pieces.some(isConflict)) return { pieces, byLines, isCoarse: false, isDoubtful: false }
  const again = await readSide('result', textOf(pieces, 'ours'))
  const isRead = !('problem' in again) && !twinsIn(again, telling)
  return { pieces, byLines, isCoarse: false, isDoubtful: !byLines.problem || !isRead }
}
