import type { ItemLog, RankingLog } from '../core/log/log.js'
import { itemRows, type LogRows, rankingRows } from './log-rows.js'
import { markdownTable, markdownText } from './markdown.js'
import { cutTo } from './text.js'

const LONGEST_CELL = 300

export function rankingLogMarkdown(log: RankingLog): string {
  return tableOf(rankingRows(log))
}

export function itemLogMarkdown(log: ItemLog): string {
  return tableOf(itemRows(log))
}

function tableOf({ columns, rows }: LogRows): string {
  return markdownTable(
    columns,
    rows.map((row) => row.map((cell) => markdownText(cutTo(cell, LONGEST_CELL)))),
  )
}
