import type { ShownComparison } from '../core/agreement/shown.js'
import { jsonText } from './json.js'
import { placeFields } from './ranking-json.js'
import { whatIfFields } from './what-if-json.js'

/** Frameworks side by side as one JSON document; nothing is rounded. */
export function comparisonJson(shown: ShownComparison): string {
  const { comparison, items, skipped, source, leftOut, whatIf } = shown
  const { rankings, agreements, cut, noRegret } = comparison
  const names = rankings.map(({ framework }) => framework.name)
  return jsonText({
    schemaVersion: 1,
    source,
    ...whatIfFields(whatIf),
    frameworks: rankings.map(({ framework, ranked, unscored }) => ({
      framework: framework.name,
      scored: ranked.length,
      unscored: unscored.map(({ item }) => item.id),
    })),
    skipped,
    agreement: agreements,
    cut,
    noRegret: noRegret.map(({ id }) => id),
    items: items.map(({ item, ranks, disagreement, isNoRegret }) => ({
      id: item.id,
      title: item.title,
      status: item.status,
      team: item.team ?? null,
      ranks: Object.fromEntries(names.map((name, at) => [name, ranks[at]!])),
      disagreement,
      noRegret: isNoRegret,
      ...placeFields(item),
    })),
    leftOut,
  })
}
