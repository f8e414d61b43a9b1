import type { Ranked } from '../core/rank/ranking.js'
import type { ShownRanking } from '../core/rank/shown.js'
import type { ShownUncertainty } from '../core/simulate/shown.js'
import type { Simulated } from '../core/simulate/simulation.js'
import { type CsvColumn, rankingCsv } from './ranking-csv.js'
import { smallChangesCsv } from './small-changes-csv.js'
import { simulatedOf } from './uncertain-columns.js'

const columns: Readonly<Record<string, (simulated: Simulated) => number | null>> = {
  score_p5: ({ interval }) => interval?.p5 ?? null,
  score_p50: ({ interval }) => interval?.p50 ?? null,
  score_p95: ({ interval }) => interval?.p95 ?? null,
  no_score: ({ noScore }) => noScore,
  rank_p5: ({ rankInterval }) => rankInterval.p5,
  rank_p50: ({ rankInterval }) => rankInterval.p50,
  rank_p95: ({ rankInterval }) => rankInterval.p95,
  top_probability: ({ topProbability }) => topProbability,
  group: ({ group }) => group,
}

/** A ranking as CSV with the numbers of its simulation, none of them rounded; without one the small changes alone. */
export function uncertainCsv(shown: ShownRanking, { simulation, small }: ShownUncertainty): string {
  if (!simulation) return smallChangesCsv(small?.changes ?? [])
  const more = Object.entries(columns).map(
    ([name, of]): CsvColumn => ({
      name,
      cell: (row: Ranked) => of(simulatedOf(simulation, row)),
    }),
  )
  return rankingCsv(shown, more)
}
