import { type Diagnosis, type Fault, lineFault } from './fault.js'
import { indentOf, lineEnd, previousLine } from './gap.js'
import { openingBefore } from './opening.js'
import { quotedText } from './quoted.js'
import { isLineHead, lineOf, type Spot } from './spot.js'

/** A comment above a spot that holds the bracket which would close a list or mapping. */
export function commentInBrackets({ text, lineStart }: Spot): Fault | undefined {
  const comment = commentAbove(text, lineStart)
  const opening = comment && openingBefore(text, comment.start)
  if (!opening || !comment.said.includes(opening.closing)) return undefined
  const meant = /^#[^\],}]*/.exec(comment.said)![0].trim()
  const { closing } = opening
  return {
    start: comment.start,
    end: comment.start + meant.length,
    reason: `a comment begins here, and the closing ${closing} is part of it`,
    hint: `put it in quotes: ${quotedText(meant)}`,
    reach: 'file',
  }
}

/** A comment behind a line of a text that has further lines. */
export const commentInText: Diagnosis = (spot, { symptom }) => {
  const isBlock = symptom === 'indentation' || symptom === 'end' || symptom === 'key'
  if (!isBlock || !isLineHead(spot) || lineOf(spot).key !== undefined || spot.after[0] === '-')
    return undefined
  const comment = commentAbove(spot.text, spot.lineStart)
  if (!comment || indentOf(spot.text, spot.lineStart) <= keyColumn(spot.text, comment.line))
    return undefined
  return lineFault(
    comment.start,
    comment.start + comment.said.length,
    'this comment ends the text, which goes on below it',
    'move the comment to a line above the key of the text',
  )
}

function commentAbove(text: string, lineStart: number) {
  const line = previousLine(text, lineStart)
  const said = text.slice(line, lineEnd(text, line))
  const [, before, comment] = /^([^"']*?(?:^|\s))(#.*)$/.exec(said) ?? []
  if (line >= lineStart || comment === undefined) return undefined
  return { line, start: line + before!.length, said: comment.trimEnd() }
}

const MOST_LINES = 50

// Of the key whose text a line belongs to; infinite where there is none.
function keyColumn(text: string, from: number): number {
  let line = from
  for (let i = 0; i < MOST_LINES; i++) {
    const said = text.slice(line, lineEnd(text, line))
    const [, lead] = /^( *(?:- +)*)[^\s#-][^#]*?:(?:\s|$)/.exec(said) ?? []
    if (lead !== undefined) return lead.length
    if (line === 0) break
    line = previousLine(text, line)
  }
  return Number.POSITIVE_INFINITY
}
