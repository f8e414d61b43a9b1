import type { Ranked } from '../core/rank/ranking.js'
import type { ShownRanking } from '../core/rank/shown.js'
import type { Points } from '../core/simulate/quantiles.js'
import type { Simulated, Simulation } from '../core/simulate/simulation.js'
import { formatChance } from './number.js'
import { itemColumns, type RankingColumn } from './ranking-columns.js'

/** What a simulation says of a row, which it has drawn. */
export function simulatedOf({ of }: Simulation, { item }: Ranked): Simulated {
  return of.get(item)!
}

/** The columns of an item and its score; team and status go where the width is short. */
export function leadingColumns(shown: ShownRanking): RankingColumn[] {
  return itemColumns(shown).map((column) =>
    column.drop === undefined ? column : { ...column, drop: column.drop + 1 },
  )
}

/** The columns of ranks and of the probability of being among the first. */
export function rankColumns(simulation: Simulation): RankingColumn[] {
  const of = (row: Ranked) => simulatedOf(simulation, row)
  return [
    {
      title: `First ${simulation.cut}`,
      align: 'right',
      cell: (row) => formatChance(of(row).topProbability),
    },
    {
      title: 'Ranks',
      align: 'right',
      drop: 1,
      cell: (row) => ranksText(of(row).rankInterval),
    },
  ]
}

/** The ranks of 90 % of the draws: `2–9`. */
function ranksText({ p5, p95 }: Points): string {
  return p5 === p95 ? String(p5) : `${p5}–${p95}`
}
