import type { ShownRanking } from '../core/rank/shown.js'
import type { Quantity } from '../core/simulate/quantities.js'
import type { ShownUncertainty } from '../core/simulate/shown.js'
import { rankingJson } from './ranking-json.js'
import { simulatedOf } from './uncertain-columns.js'

/** A ranking with what is known of its uncertainty as one JSON document; nothing is rounded. */
export function uncertainJson(shown: ShownRanking, uncertainty: ShownUncertainty): string {
  const { simulation, next, small, cut } = uncertainty
  const document = {
    ...(simulation && { simulation: { seed: simulation.seed, draws: simulation.draws, cut } }),
    ...(next && {
      next: next.map(({ quantity, rival, chance, gain, when }) => ({
        ...quantityFields(quantity),
        isFirst: rival.isFirst,
        rival: rival.id,
        chance,
        gain,
        when,
      })),
    }),
    ...(small && {
      smallChanges: {
        cut,
        share: small.share,
        changes: small.changes.map(({ quantity, rival, value, turn, change }) => ({
          ...quantityFields(quantity),
          isFirst: rival.isFirst,
          rival: rival.id,
          value,
          turn,
          change,
        })),
      },
    }),
  }
  return rankingJson(shown, {
    document,
    item(row) {
      if (!simulation) return {}
      const { interval, rankInterval, topProbability, group, noScore } = simulatedOf(
        simulation,
        row,
      )
      return { interval, noScore, rankInterval, topProbability, group }
    },
  })
}

function quantityFields({ item, name, place }: Quantity) {
  const at = place?.source.position(place.start)
  return {
    id: item.id,
    input: name,
    place: place && at ? { file: place.source.path, ...at } : null,
  }
}
