import type { Ranked } from '../core/rank/ranking.js'
import type { ShownRanking } from '../core/rank/shown.js'
import { type Cell, csv } from './csv.js'
import { placeFields } from './ranking-json.js'
import { whyText } from './ranking-table.js'

/** A further column of the ranked items. */
export interface CsvColumn {
  readonly name: string
  cell(row: Ranked): Cell
}

/** The ranking as CSV, complete: unscored items follow the ranked ones without a rank. Scores are not rounded. */
export function rankingCsv(
  { ranking, ranked, unscored }: ShownRanking,
  more: readonly CsvColumn[] = [],
): string {
  const names = ranking.framework.inputs.map(({ name }) => name)
  const header = [
    'rank',
    'id',
    'title',
    'status',
    'team',
    'score',
    'bucket',
    ...more.map(({ name }) => name),
    ...names,
    'unranked',
    'file',
    'line',
  ]
  const rows = ranked.map((row): Cell[] => {
    const { rank, item, score, bucket, inputs } = row
    const { file, line } = placeFields(item)
    const values = names.map((name) => inputs[name] ?? null)
    return [
      rank,
      item.id,
      item.title,
      item.status,
      item.team ?? null,
      score,
      bucket,
      ...more.map(({ cell }) => cell(row)),
      ...values,
      null,
      file,
      line,
    ]
  })
  const rest = unscored.map((row): Cell[] => {
    const { item } = row
    const { file, line } = placeFields(item)
    return [
      null,
      item.id,
      item.title,
      item.status,
      item.team ?? null,
      null,
      null,
      ...more.map(() => null),
      ...names.map(() => null),
      whyText(row),
      file,
      line,
    ]
  })
  return csv([header, ...rows, ...rest])
}
