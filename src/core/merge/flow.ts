import type { Outcome } from './entry.js'
import type { FlowLayout, Layout } from './layout.js'
import type { Match } from './match.js'
import type { Merging } from './merging.js'
import { isConflict, type SideName, textOf } from './piece.js'
import type { Path } from './telling.js'
import { type Decided, decideEntries, type Versions, valueFor } from './versions.js'

/** Merges collections in brackets entry by entry; undefined where a comment inside them would be lost. */
export function mergeFlows(
  versions: Versions<FlowLayout>,
  path: Path,
  merging: Merging,
): Outcome | undefined {
  const decided = decideEntries(versions, 0, path, merging)
  const [ours, theirs] = [written(versions, decided, 'ours'), written(versions, decided, 'theirs')]
  if (losesComment(versions, ours) || losesComment(versions, theirs)) return undefined
  const about = decided.flatMap(({ outcome }) =>
    outcome.pieces.flatMap((piece) => (isConflict(piece) ? piece.about : [])),
  )
  return {
    pieces: [ours === theirs ? ours : { ours, theirs, about }],
    lead: '',
    ours: valueFor(versions.ours, decided, 'ours'),
    theirs: valueFor(versions.ours, decided, 'theirs'),
  }
}

// With what stands between two entries on a side where they are neighbours.
function written(
  versions: Versions<FlowLayout>,
  decided: readonly Decided[],
  side: SideName,
): string {
  const { ours, theirs } = versions
  const [open, close] = [openingOf(ours), closingOf(ours)]
  const left = decided.filter(({ outcome }) => outcome[side])
  const places = [placesIn(ours, 'ours', decided), placesIn(theirs, 'theirs', decided)] as const
  const parts = left.map(({ match, outcome }, index) => {
    const before = left[index - 1]?.match
    const gap = before ? gapBetween(before, match, versions, places) : ''
    return gap + textOf(outcome.pieces, side).replace(/\n$/, '')
  })
  return open + parts.join('') + close
}

type Places = ReadonlyMap<Match, number>

function placesIn({ entries }: FlowLayout, side: SideName, decided: readonly Decided[]): Places {
  const index = new Map(entries.map((entry, at) => [entry, at]))
  return new Map(
    decided.flatMap(({ match }) => (match[side] ? [[match, index.get(match[side])!]] : [])),
  )
}

function gapBetween(
  before: Match,
  after: Match,
  { ours, theirs }: Versions<FlowLayout>,
  places: readonly [Places, Places],
): string {
  for (const [side, layout] of [ours, theirs].entries()) {
    const [from, to] = [places[side]!.get(before), places[side]!.get(after)]
    if (to !== undefined && from === to - 1) return layout.gaps[to]!
  }
  const usual = [ours, theirs]
    .flatMap(({ gaps }) => gaps.slice(1, -1))
    .find((gap) => !gap.includes('#'))
  return usual ?? ', '
}

// Without entries one gap holds both brackets.
function openingOf({ entries, gaps }: FlowLayout): string {
  return entries.length ? gaps[0]! : gaps[0]![0]!
}

function closingOf({ entries, gaps }: FlowLayout): string {
  return entries.length ? gaps.at(-1)! : gaps[0]!.slice(-1)
}

function losesComment({ base, ours, theirs }: Versions<FlowLayout>, text: string): boolean {
  const known = base ? commentsIn(base) : []
  return [...commentsIn(ours), ...commentsIn(theirs)].some(
    (comment) => !known.includes(comment) && !text.includes(comment),
  )
}

function commentsIn(layout: Layout): readonly string[] {
  if (layout.style === 'block') return []
  return layout.gaps.flatMap((gap) => gap.match(/#[^\n]*/g) ?? [])
}
