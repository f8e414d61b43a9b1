import { list } from '../core/problems/words.js'
import type { Ranked } from '../core/rank/ranking.js'
import type { Simulation } from '../core/simulate/simulation.js'
import { commonScale } from './interval-bar.js'
import { formatChance, formatNumber } from './number.js'
import { plainText } from './text.js'
import { simulatedOf } from './uncertain-columns.js'

const NAMED = 5

/** What a reader of a simulated table needs to know, a sentence a line; bars and brackets have their words. */
export function simulationLines(
  shown: readonly Ranked[],
  simulation: Simulation,
  as: 'bars' | 'numbers' = 'bars',
): string[] {
  const { draws, seed } = simulation
  const rows = shown.map((row) => ({ ...simulatedOf(simulation, row), id: row.item.id }))
  const scale = commonScale(rows.map(({ interval }) => interval))
  const hasTies = rows.some(({ group }, at) => group === rows[at - 1]?.group)
  const without = rows.filter(({ noScore }) => noScore > 0)
  const named = without
    .slice(0, NAMED)
    .map(({ id, noScore }) => `${plainText(id)} in ${formatChance(noScore)} of the draws`)
  const more = without.length > NAMED ? [`${without.length - NAMED} more`] : []
  return [
    `${formatNumber(draws)} ${draws === 1 ? 'draw' : 'draws'}, seed ${seed}. Ranks hold in 90 % of them.`,
    ...(scale && as === 'bars'
      ? [
          `Bars: 90 % of the scores, ● the median${scale.isLogarithmic ? ', on a logarithmic scale' : ''}.`,
        ]
      : []),
    ...(hasTies
      ? [
          `${as === 'bars' ? 'Brackets' : 'Tie groups'}: the draws do not settle, to 80 %, which of these is above the first of them.`,
        ]
      : []),
    ...(without.length
      ? [`The formula gives no number for ${list([...named, ...more])}, where it ranks last.`]
      : []),
  ]
}
