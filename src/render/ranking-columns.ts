import type { Framework, Input } from '../core/frameworks/framework.js'
import type { Ranked } from '../core/rank/ranking.js'
import type { ShownRanking } from '../core/rank/shown.js'
import { formatNumber } from './number.js'
import type { Column } from './table.js'

export interface RankingColumn extends Column {
  cell(row: Ranked): string
}

/** The columns of a ranking for people; the inputs go first where the width is short. */
export function rankingColumns(shown: ShownRanking): RankingColumn[] {
  const inputs = inputsShown(shown.ranking.framework).map((input, at) => inputColumn(input, at))
  return [...itemColumns(shown), ...inputs]
}

/** The columns before the inputs: what an item is, and its score. */
export function itemColumns({ ranking, ranked }: ShownRanking): RankingColumn[] {
  const { framework } = ranking
  const hasTeams = ranked.some(({ item }) => item.team !== undefined)
  const hasBuckets = ranked.some(({ bucket }) => bucket !== null)
  const hasScores = ranked.some(({ score }) => score !== null)
  return [
    { title: '#', align: 'right', cell: ({ rank }) => String(rank) },
    { title: 'ID', least: 24, cell: ({ item }) => item.id },
    { title: 'Title', least: 16, cell: ({ item }) => item.title },
    { title: 'Status', drop: 2, cell: ({ item }) => item.status },
    ...(hasTeams ? [{ title: 'Team', drop: 1, cell: ({ item }: Ranked) => item.team ?? '' }] : []),
    ...(hasBuckets
      ? [{ title: bucketTitle(framework), cell: ({ bucket }: Ranked) => bucket ?? '' }]
      : []),
    ...(hasScores
      ? [
          {
            title: 'Score',
            align: 'right' as const,
            cell: ({ score }: Ranked) => (score === null ? '–' : formatNumber(score)),
          },
        ]
      : []),
  ]
}

// The input of moscow is its bucket.
function inputsShown({ inputs, buckets }: Framework): Input[] {
  const names = buckets.map(({ name }) => name)
  return inputs.filter(({ words }) => !Object.keys(words).some((word) => names.includes(word)))
}

function inputColumn(input: Input, at: number): RankingColumn {
  return {
    title: input.title ?? input.name,
    align: 'right',
    drop: 3 + at,
    cell: ({ inputs }) => {
      const value = inputs[input.name]
      return value === undefined ? '' : inputText(value, input)
    },
  }
}

/** An input's value as people write it: shares in percent. */
export function inputText(value: number, { unit, max, min }: Input): string {
  if (unit === undefined && max === 1 && (min ?? 0) === 0) return `${formatNumber(value * 100)} %`
  return unit === '%' ? `${formatNumber(value)} %` : formatNumber(value)
}

function bucketTitle({ buckets }: Framework): string {
  return buckets.length ? 'Bucket' : ''
}
