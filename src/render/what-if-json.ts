import type { RankChanges } from '../core/rank/changes.js'
import type { WhatIf } from '../core/what-if.js'

/** What a document says of a what-if; nothing where it shows what the files say. */
export function whatIfFields(whatIf: WhatIf | undefined) {
  if (!whatIf) return {}
  const { settings, changes } = whatIf
  const { ranks, rankings, periods, kpis } = changes
  return {
    whatIf: {
      set: settings,
      changes: {
        ...(ranks && rankFields(ranks)),
        ...(rankings && {
          frameworks: rankings.map(({ framework, ranks }) => ({ framework, ...rankFields(ranks) })),
        }),
        ...(periods && { periods }),
        ...(kpis && { kpis }),
      },
    },
  }
}

function rankFields({ items, cut, entered, left }: RankChanges) {
  return { items, first: { cut, entered, left } }
}
