import type { WhatIf } from '../core/what-if.js'
import { markdownText } from './markdown.js'
import { goingOn, plainText } from './text.js'
import type { View } from './view.js'
import { whatIfLines, whatIfTitle } from './what-if-lines.js'

/** What stands above a result that is a what-if, in a terminal; nothing above one that is not. */
export function whatIfText(whatIf: WhatIf | undefined, view: View): string {
  if (!whatIf) return ''
  const lines = whatIfLines(whatIf).map(
    (line) => `${goingOn(`  ${plainText(line)}`, view.width)}\n`,
  )
  return `${view.style.bold(whatIfTitle)}\n${lines.join('')}\n`
}

/** The same in Markdown. */
export function whatIfMarkdown(whatIf: WhatIf | undefined): string {
  if (!whatIf) return ''
  const lines = whatIfLines(whatIf).map((line) => `- ${markdownText(line)}\n`)
  return `**${whatIfTitle}**\n\n${lines.join('')}\n`
}
