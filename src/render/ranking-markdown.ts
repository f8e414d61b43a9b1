import type { ShownRanking } from '../core/rank/shown.js'
import { markdownTable, markdownText } from './markdown.js'
import { rankingColumns } from './ranking-columns.js'
import { whyText } from './ranking-table.js'
import { whatIfMarkdown } from './what-if-text.js'

/** The ranking as Markdown tables, complete. */
export function rankingMarkdown(shown: ShownRanking): string {
  const columns = rankingColumns(shown)
  const ranked = markdownTable(
    columns.map((column) => ({
      ...column,
      title: column.title === '#' ? 'Rank' : markdownText(column.title),
    })),
    shown.ranked.map((row) => columns.map((column) => markdownText(column.cell(row)))),
  )
  const head = whatIfMarkdown(shown.whatIf)
  if (!shown.unscored.length) return head + ranked
  const unscored = markdownTable(
    [{ title: 'ID' }, { title: 'Title' }, { title: 'Status' }, { title: 'Why' }],
    shown.unscored.map((row) =>
      [row.item.id, row.item.title, row.item.status, whyText(row)].map(markdownText),
    ),
  )
  return `${head}${ranked}\nNot ranked:\n\n${unscored}`
}
