import type { ShownComparison } from '../core/agreement/shown.js'
import { type Cell, csv } from './csv.js'
import { placeFields } from './ranking-json.js'

/** The ranks of each item under each framework as CSV, with how far apart they are. */
export function comparisonCsv({ comparison, items }: ShownComparison): string {
  const names = comparison.rankings.map(({ framework }) => framework.name)
  const header = ['id', 'title', 'status', 'team', ...names, 'apart', 'no-regret', 'file', 'line']
  const rows = items.map(({ item, ranks, disagreement, isNoRegret }): Cell[] => {
    const { file, line } = placeFields(item)
    const apart = disagreement?.apart ?? null
    const { id, title, status, team = null } = item
    return [id, title, status, team, ...ranks, apart, isNoRegret ? 'yes' : 'no', file, line]
  })
  return csv([header, ...rows])
}
