import type { ShownRanking } from '../core/rank/shown.js'
import { markdownTable, markdownText } from './markdown.js'
import { type RankingColumn, rankingColumns } from './ranking-columns.js'
import { whyText } from './ranking-table.js'
import { whatIfMarkdown } from './what-if-text.js'

/** The ranking as Markdown tables, complete; `below` follows the ranked items. */
export function rankingMarkdown(
  shown: ShownRanking,
  columns: readonly RankingColumn[] = rankingColumns(shown),
  below = '',
): string {
  const ranked = markdownTable(
    columns.map((column) => ({
      ...column,
      title: column.title === '#' ? 'Rank' : markdownText(column.title),
    })),
    shown.ranked.map((row) => columns.map((column) => markdownText(column.cell(row)))),
  )
  const head = whatIfMarkdown(shown.whatIf)
  if (!shown.unscored.length) return head + ranked + below
  const unscored = markdownTable(
    [{ title: 'ID' }, { title: 'Title' }, { title: 'Status' }, { title: 'Why' }],
    shown.unscored.map((row) =>
      [row.item.id, row.item.title, row.item.status, whyText(row)].map(markdownText),
    ),
  )
  return `${head}${ranked}${below}\nNot ranked:\n\n${unscored}`
}
