import { itemRows, type LogRows, rankingRows } from './log-rows.js'
import { markdownTable, markdownText } from './markdown.js'
import { cutTo } from './text.js'

const LONGEST_CELL = 300

export function rankingLogMarkdown(rows: LogRows['rows']): string {
  return tableOf(rankingRows(rows))
}

export function itemLogMarkdown(rows: LogRows['rows']): string {
  return tableOf(itemRows(rows))
}

function tableOf({ columns, rows }: LogRows): string {
  return markdownTable(
    columns,
    rows.map((row) => row.map((cell) => markdownText(cutTo(cell, LONGEST_CELL)))),
  )
}
