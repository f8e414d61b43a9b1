import { rankChanges } from '../core/rank/changes.js'
import { rankItems } from '../core/rank/rank.js'
import type { Ranking } from '../core/rank/ranking.js'
import type { WhatIf } from '../core/what-if.js'
import type { Read } from './what-if.js'

/** What is set, if anything is, and what it changes of rankings by those frameworks by which the files rank too. */
export function comparedWhatIf(
  { supposed }: Read,
  after: readonly Ranking[],
  cut: number,
): WhatIf | undefined {
  if (!supposed) return undefined
  const { base, settings } = supposed
  const rankings = after.flatMap((ranking) => {
    const { name } = ranking.framework
    const before = base.frameworks.get(name)
    if (!before || before.unusable) return []
    const ranks = rankChanges(rankItems(base.items, before, base), ranking, cut)
    return [{ framework: name, ranks }]
  })
  return { settings, changes: { rankings } }
}
