import type { Extent, LoggedItem } from '../core/log/log.js'
import type { ItemStep, RankingStep } from '../core/log/steps.js'
import { itemLogJson, itemStepJson, rankingLogJson, rankingStepJson } from '../render/log-json.js'
import { itemLogMarkdown, rankingLogMarkdown } from '../render/log-markdown.js'
import { itemCells, rankingCells } from '../render/log-rows.js'
import { itemLogTable, rankingLogTable, standingOf } from '../render/log-table.js'
import type { View } from '../render/view.js'

/** A log that is being written. Nothing of a commit's files is kept, for there may be thousands of them. */
export interface Sheet<S> {
  /** What stands before the first row. */
  readonly head: string
  /** Takes a row, and gives what can be written already. */
  row(step: S): string
  /** The rest. */
  end(extent: Extent): string
}

/** A format of logs. */
interface Writer {
  ranking(view: View): Sheet<RankingStep>
  item(item: LoggedItem, view: View): Sheet<ItemStep>
}

/** The formats by name, the default first. */
export const writers: Readonly<Record<string, () => Promise<Writer>>> = {
  table: async () => ({
    ranking: (view) => whole(rankingCells, (rows) => rankingLogTable(rows, view)),
    item: (item, view) =>
      whole(
        (step) => standingOf(step, itemCells(step)),
        (rows) => itemLogTable(item, rows, view),
      ),
  }),
  markdown: async () => ({
    ranking: () => whole(rankingCells, rankingLogMarkdown),
    item: () => whole(itemCells, itemLogMarkdown),
  }),
  json: async () => ({
    ranking: () => whole(rankingStepJson, rankingLogJson),
    item: (item) => whole(itemStepJson, (rows, extent) => itemLogJson(item, rows, extent)),
  }),
  csv: async () => {
    const { itemCsvHead, itemCsvRow, rankingCsvHead, rankingCsvRow } = await import(
      '../render/log-csv.js'
    )
    return {
      ranking: () => ({ head: rankingCsvHead(), row: rankingCsvRow, end: () => '' }),
      item: () => ({ head: itemCsvHead(), row: itemCsvRow, end: () => '' }),
    }
  },
}

// What can be written only when all rows are known.
function whole<S, R>(
  slim: (step: S) => R,
  document: (rows: readonly R[], extent: Extent) => string,
): Sheet<S> {
  const rows: R[] = []
  return {
    head: '',
    row(step) {
      rows.push(slim(step))
      return ''
    },
    end: (extent) => document(rows, extent),
  }
}
