import { plainText } from './text.js'

export interface MarkdownColumn {
  readonly title: string
  readonly align?: 'left' | 'right'
}

/**
 * A user's text in Markdown: nothing in it is markup, a link, a mention or HTML. GitHub looks for
 * mentions and references after it has taken backslashes away; a zero-width space ends them.
 */
export function markdownText(text: string): string {
  return plainText(text).replace(/[\\|<>&[\]`@#*_~$]/g, (char) => entities[char] ?? `\\${char}`)
}

const entities: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '@': '\\@&#8203;',
  '#': '\\#&#8203;',
}

/** A table of cells that are Markdown already; texts of users go through `markdownText` first. */
export function markdownTable(
  columns: readonly MarkdownColumn[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`
  return (
    line(columns.map(({ title }) => title)) +
    line(columns.map(({ align }) => (align === 'right' ? '--:' : '---'))) +
    rows.map(line).join('')
  )
}
