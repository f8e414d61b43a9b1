import type { RatersOverview } from '../core/raters/overview.js'
import { markdownTable, markdownText } from './markdown.js'
import {
  captions,
  coverageSentences,
  differencesSection,
  leaningsSection,
  ratersSentence,
  type Section,
} from './raters-columns.js'

/** What raters say as Markdown, complete. */
export function ratersMarkdown(overview: RatersOverview): string {
  const { raters, framework, differences, leanings } = overview
  if (!raters.length)
    return `${markdownText(`No file under estimates/ rates an input of ${framework.name}.`)}\n`
  return [
    markdownText(ratersSentence(overview)),
    captioned(differencesSection(differences), captions.differences, captions.noDifference),
    captioned(leaningsSection(leanings), captions.leanings, captions.noLeaning),
    ...coverageSentences(overview).map(markdownText),
    captions.decision,
  ]
    .map((part) => `${part.trimEnd()}\n`)
    .join('\n')
}

function captioned({ columns, rows }: Section, caption: string, none: string): string {
  if (!rows.length) return none
  return `${caption}\n\n${markdownTable(
    columns,
    rows.map((row) => row.map(markdownText)),
  )}`
}
