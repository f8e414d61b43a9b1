import type { Agreement, ComparedItem } from '../core/agreement/comparison.js'
import type { ShownComparison } from '../core/agreement/shown.js'
import { count, list } from '../core/problems/words.js'
import { formatPercent } from './number.js'
import type { Column } from './table.js'

export interface ComparisonColumn extends Column {
  cell(row: ComparedItem): string
}

/** The columns of a comparison for people: the last frameworks go first where the width is short. */
export function comparisonColumns({ comparison, items }: ShownComparison): ComparisonColumn[] {
  const { rankings } = comparison
  const hasTeams = items.some(({ item }) => item.team !== undefined)
  return [
    { title: 'ID', least: 16, cell: ({ item }) => item.id },
    { title: 'Title', least: 16, cell: ({ item }) => item.title },
    ...(hasTeams
      ? [{ title: 'Team', drop: 20, cell: ({ item }: ComparedItem) => item.team ?? '' }]
      : []),
    ...rankings.map(
      ({ framework }, at): ComparisonColumn => ({
        title: framework.name,
        align: 'right',
        ...(at > 1 && { drop: at }),
        cell: ({ ranks }) => String(ranks[at] ?? '–'),
      }),
    ),
    {
      title: 'Apart',
      align: 'right',
      cell: ({ disagreement }) => (disagreement ? formatPercent(disagreement.apart) : ''),
    },
  ]
}

/** Sentences that say what a comparison comes to: what each framework scores, who agrees, what is no regret. */
export function comparisonLines({ comparison, total, skipped }: ShownComparison): string[] {
  const { rankings, agreements, cut } = comparison
  const names = rankings.map(({ framework }) => framework.name)
  const noRegret = comparison.noRegret.map(({ id }) => id)
  const scored = [
    ...rankings.map(({ framework, ranked }) => `${framework.name} ${ranked.length}`),
    ...skipped.flatMap((each) => (each.scored ? [`${each.framework} ${each.scored}`] : [])),
  ]
  return [
    names.length > 1
      ? `In the first ${cut} under ${names.length === 2 ? 'both' : `all ${names.length}`}: ${noRegret.length ? list(noRegret) : 'none'}.`
      : '',
    ...extremes(agreements.filter(({ tau }) => tau !== null)),
    `Scored of ${count(total, 'item')}: ${scored.join(', ') || 'none'}.`,
    skipped.length
      ? `Not compared: ${skipped.map(({ framework, reason }) => `${framework} (${reason})`).join('; ')}.`
      : '',
  ].filter(Boolean)
}

function extremes(agreements: readonly Agreement[]): string[] {
  if (agreements.length < 2) return []
  const sorted = [...agreements].sort((a, b) => a.tau! - b.tau!)
  const text = ({ frameworks, tau }: Agreement) => `${list(frameworks)} (${tauText(tau)})`
  return [`Least alike are ${text(sorted[0]!)}, most ${text(sorted[sorted.length - 1]!)}.`]
}

/** The title of a table of agreement. */
export const agreementTitle = "Kendall's tau-b"

/** Kendall's tau with two decimals; a dash where it is not defined. */
function tauText(tau: number | null): string {
  return tau === null ? '–' : (Math.round(tau * 100) / 100 + 0).toFixed(2)
}

/** The agreement of each framework with those before it, in their order; of how many items where that differs. */
export function tauRows({ comparison }: ShownComparison): readonly (readonly string[])[] {
  const { agreements } = comparison
  const names = comparison.rankings.map(({ framework }) => framework.name)
  const isSame = agreements.every(({ items }) => items === agreements[0]!.items)
  return names.map((name, row) =>
    names.map((other, column) => {
      if (column >= row) return ''
      const found = agreements.find(({ frameworks: [a, b] }) => a === other && b === name)!
      return isSame ? tauText(found.tau) : `${tauText(found.tau)} of ${found.items}`
    }),
  )
}
