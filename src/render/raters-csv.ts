import { weighted } from '../core/rank/input-values.js'
import type { RatersOverview } from '../core/raters/overview.js'
import { type Cell, csv } from './csv.js'
import { estimateText } from './estimate-text.js'

const header = [
  'id',
  'title',
  'input',
  'rater',
  'weight',
  'on',
  'value',
  'given',
  'score',
  'rank',
  'spread',
  'spread_kind',
  'moves',
  'file',
  'line',
]

/** The differing estimates as CSV, one in a row, in the order of the table; that of the item itself has no rater. Nothing is rounded. */
export function ratersCsv({ differences }: RatersOverview): string {
  const rows = differences.flatMap(({ item, need, voices, spread, moves }) =>
    voices.map((voice): Cell[] => {
      const { value, estimate, rating, outcome, place } = voice
      return [
        item.id,
        item.title,
        need.name,
        rating?.rater ?? null,
        weighted(voice).weight,
        rating?.on ?? null,
        value,
        estimateText(estimate, String),
        outcome.score,
        outcome.rank,
        spread.size,
        spread.kind,
        moves,
        place.source.path,
        place.source.position(place.start).line,
      ]
    }),
  )
  return csv([header, ...rows])
}
