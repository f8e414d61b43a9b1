import { escapeControls } from '../problems/words.js'
import { type Disagreement, isConflict, type Piece, type SideName } from './piece.js'

/** Where the records of a side stand in its other files, as `path:line`, by their ids in lower case, former ones too. */
export type Elsewhere = ReadonlyMap<string, string>

/**
 * Merged pieces that tell of each record that a side took out of the file and the other changed where the side has it
 * now. A side is asked for that only where it took one out.
 */
export async function withElsewhere(
  pieces: readonly Piece[],
  elsewhereOf: (side: SideName) => Promise<Elsewhere>,
): Promise<readonly Piece[]> {
  const conflicts = pieces.filter(isConflict)
  const places = new Map<SideName, Elsewhere>()
  for (const side of new Set(conflicts.flatMap(({ about }) => about.flatMap(takersOf))))
    places.set(side, await elsewhereOf(side))
  if (places.size === 0) return pieces
  const placed = (each: Disagreement): Disagreement => {
    const [side] = takersOf(each)
    const elsewhere = side && places.get(side)?.get(each.record!.toLowerCase())
    return elsewhere === undefined ? each : { ...each, elsewhere }
  }
  return pieces.map((piece) =>
    isConflict(piece) ? { ...piece, about: piece.about.map(placed) } : piece,
  )
}

function takersOf({ record, path, kind }: Disagreement): readonly SideName[] {
  if (record === undefined || path.length > 0) return []
  if (kind === 'deleted-by-ours') return ['ours']
  return kind === 'deleted-by-theirs' ? ['theirs'] : []
}

/** What stands behind the name of a side in its marker: of records that it moved, where they are and what to do. */
export function markerNote(side: SideName, about: readonly Disagreement[]): string {
  const notes = about.flatMap((each) =>
    each.elsewhere !== undefined && takersOf(each).includes(side)
      ? [`${escapeControls(`${each.record} now stands at ${each.elsewhere}`)}, ${remedy}`]
      : [],
  )
  return notes.length ? `: ${notes.join('; ')}` : ''
}

/** What to do with a record that one side moved and the other changed in its old place. */
export const remedy = 'make the change there and leave nothing here'
