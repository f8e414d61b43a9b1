import { dayNumber } from '../calendar/day.js'
import type { Evidence } from '../schema/item.js'
import type { EvidenceTable } from './table.js'

/** One piece of evidence and its part in a confidence. */
export interface WeighedPiece {
  readonly piece: Evidence
  readonly group: string | undefined
  /** What a piece of its kind adds alone, and what this one adds after those before it; shares. */
  readonly adds: number
  readonly counts: number
  /** What all pieces of its group add at most. */
  readonly most: number
  /** Why it counts nothing. */
  readonly reason: 'unknown kind' | 'too old' | 'no date' | undefined
}

/** A confidence made of evidence. */
export interface WeighedEvidence {
  /** A share from 0 to 1. */
  readonly share: number
  readonly pieces: readonly WeighedPiece[]
}

/** What a confidence is made of: the evidence of an item, and the day on which its estimates were made. */
export interface EvidenceOf {
  readonly evidence?: readonly Evidence[] | undefined
  readonly estimated?: string | undefined
}

/**
 * The confidence that evidence gives: the sum of what its pieces add, those of a group together at most what the group
 * gives, all together at most 1, and where none counts the least. With a greatest age a piece counts nothing that was
 * older on the day of the estimates, or without that day when the newest piece was found; nor does one without a date. It
 * never depends on today.
 */
export function weighEvidence(
  { evidence = [], estimated }: EvidenceOf,
  table: EvidenceTable,
): WeighedEvidence {
  const dates = evidence.flatMap(({ date }) => date ?? [])
  const judged = estimated ?? dates.reduce((newest, date) => (date > newest ? date : newest), '')
  const left = new Map(table.most)
  let sum = 0
  const pieces = evidence.map((piece): WeighedPiece => {
    const kind = table.kinds.get(piece.kind)
    const reason = kind ? ageReason(piece, judged, table) : 'unknown kind'
    const { group, adds = 0 } = kind ?? {}
    const most = group === undefined ? 0 : table.most.get(group)!
    if (!kind || reason) return { piece, group, adds, counts: 0, most, reason }
    const room = left.get(kind.group)!
    const counts = decimal(Math.min(adds, room, 1 - sum))
    left.set(kind.group, decimal(room - counts))
    sum = decimal(sum + counts)
    return { piece, group, adds, counts, most, reason: undefined }
  })
  const isNone = pieces.every(({ counts }) => counts === 0)
  return { share: isNone ? table.none : sum, pieces }
}

function ageReason(
  { date }: Evidence,
  judged: string,
  { maxAge }: EvidenceTable,
): WeighedPiece['reason'] {
  if (maxAge === undefined) return undefined
  if (date === undefined) return 'no date'
  return dayNumber(judged) - dayNumber(date) > maxAge ? 'too old' : undefined
}

// 0.3, where binary fractions sum up to 0.30000000000000004.
function decimal(share: number): number {
  return Number(share.toPrecision(12))
}
