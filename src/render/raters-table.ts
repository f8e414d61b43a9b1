import type { RatersOverview } from '../core/raters/overview.js'
import {
  captions,
  coverageSentences,
  differencesSection,
  leaningsSection,
  ratersSentence,
  type Section,
} from './raters-columns.js'
import { table } from './table.js'
import { plainText } from './text.js'
import type { View } from './view.js'

const FIRST = 50

/** What raters say, for a terminal: the first 50 differences unless all are wanted. */
export function ratersTable(overview: RatersOverview, view: View, all: boolean): string {
  if (!overview.raters.length) return noRaters(overview)
  const differences = differencesSection(overview.differences)
  const shown = all ? differences : { ...differences, rows: differences.rows.slice(0, FIRST) }
  const rest = differences.rows.length - shown.rows.length
  return [
    `${plainText(ratersSentence(overview))}\n`,
    captioned(shown, captions.differences, captions.noDifference, view),
    rest ? `${view.style.dim(`${rest} more: --all shows them`)}\n` : '',
    captioned(leaningsSection(overview.leanings), captions.leanings, captions.noLeaning, view),
    '\n',
    ...[...coverageSentences(overview), captions.decision].map((line) => `${plainText(line)}\n`),
  ].join('')
}

function captioned({ columns, rows }: Section, caption: string, none: string, view: View): string {
  if (!rows.length) return `\n${none}\n`
  return `\n${caption}\n\n${table(columns, rows, view)}`
}

function noRaters({ framework }: RatersOverview): string {
  return `No file under estimates/ rates an input of ${plainText(framework.name)}.
One of your own begins like this, as estimates/ana.yaml:

rater: ana
estimates:
  pay-12: {effort: 3 to 8, on: 2026-11-02}
`
}
