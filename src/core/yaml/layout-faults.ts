import { count, list } from '../problems/words.js'
import { commentInBrackets, commentInText } from './comment-faults.js'
import { type Diagnosis, type Fault, layoutFault } from './fault.js'
import { indentOf, lineAbove, lineEnd, nextToken, previousLine, trimEnd } from './gap.js'
import { keyFault } from './key-faults.js'
import { oddSpacesFault, oddSpacesIn } from './odd-spaces.js'
import { openingBefore } from './opening.js'
import { indentsAbove, isLineHead, lineOf, type Spot } from './spot.js'
import type { Symptom } from './symptoms.js'

/** Faults of how lines stand to each other; the surer ones first. */
export const layoutFaults: readonly Diagnosis[] = [
  function bracketTooFarLeft(spot, { symptom }) {
    if (symptom !== 'unclosed' || !/^[\]}]/.test(spot.after)) return undefined
    return layoutFault(
      spot.offset,
      spot.offset + 1,
      `this ${spot.after[0]} stands too far to the left`,
      'indent it deeper than the key that the brackets belong to',
    )
  },

  function unclosed(spot, { symptom }) {
    if (symptom !== 'unclosed') return undefined
    const opening = openingBefore(spot.text, spot.offset)
    const comment = opening ? undefined : commentInBrackets(spot)
    if (comment) return comment
    if (!opening) {
      return layoutFault(
        spot.offset,
        spot.offset,
        'a closing quote or bracket is missing above this',
        'further lines of a quoted text or of a bracket are indented deeper than its key',
      )
    }
    const { start, closing } = opening
    const isQuote = /["']/.test(closing)
    const what = isQuote ? 'text' : 'bracket'
    return unclosedFault(
      start,
      isQuote ? Math.max(lineTail(spot.text, start), start + 1) : start + 1,
      `the closing ${closing} of this ${what} is missing`,
      `add ${closing} where it ends; further lines of it are indented deeper than its key`,
    )
  },

  function deeperThanField(spot, { symptom }) {
    const isKey = spot.after[0] === ':' && !/:\s/.test(spot.before)
    if (symptom !== 'indentation' || !isKey || isLineHead(spot)) return undefined
    const above = faultAbove(spot)
    if (above) return above
    const start = nextToken(spot.text, spot.lineStart)
    return layoutFault(
      Math.min(start, spot.offset),
      spot.offset,
      'this field is indented deeper than the one above it, which has a value already',
      'give both the same indentation; if this line continues a text, quote that text',
    )
  },

  commentInText,

  function unknownIndent(spot, { symptom }) {
    if (symptom !== 'indentation' || !isLineHead(spot)) return undefined
    const indent = indentOf(spot.text, spot.lineStart)
    const known = indentsAbove(spot)
    if (known.length === 0 || known.includes(indent)) return undefined
    return layoutFault(
      spot.offset,
      lineTail(spot.text, spot.offset),
      `indented by ${count(indent, 'space')}, which fits no line above`,
      `the lines above are indented by ${list(known.map(String))}`,
    )
  },

  function entryAmongFields(spot, { symptom }) {
    const isEntry = /^-(?:\s|$)/.test(spot.after)
    if (!isLineHead(spot) || !isMisplaced(symptom) || !isEntry) return undefined
    return layoutFault(
      spot.offset,
      lineTail(spot.text, spot.offset),
      'a list entry stands where a field is expected',
      'a list stands below its key: write the key on a line before it',
    )
  },

  function fieldAmongEntries(spot, { symptom }) {
    if (!isLineHead(spot) || !isMisplaced(symptom)) return undefined
    const line = lineOf(spot)
    if (line.key === undefined) return undefined
    const isList = besideEntry(spot)
    return layoutFault(
      spot.offset,
      line.end,
      isList
        ? 'a field stands where the list above goes on'
        : 'a field stands here that belongs to nothing above it',
      isList
        ? 'begin it with "- ", or give it the indentation of the fields that it belongs to'
        : 'give it the indentation of the fields that it belongs to',
    )
  },

  function noKey(spot, { symptom }) {
    const isText = symptom === 'indentation' && isLineHead(spot)
    if (symptom !== 'key' && symptom !== 'end' && !isText) return undefined
    const lacking = keyFault(spot.text, spot.lineStart)
    if (lacking) return lacking
    return layoutFault(
      Math.min(nextToken(spot.text, spot.lineStart), spot.offset),
      lineTail(spot.text, spot.offset),
      'neither a field (name: value) nor a list entry (- value)',
      'if it continues the text above, indent it deeper than the key of that text',
    )
  },
]

// A key or a dash that is none is part of a text, and what belongs to it stands too deep below.
function faultAbove({ text, lineStart }: Spot): Fault | undefined {
  const line = previousLine(text, lineStart)
  if (line >= lineStart || indentOf(text, line) >= indentOf(text, lineStart)) return undefined
  const [first] = oddSpacesIn(text.slice(line, lineEnd(text, line)))
  if (first) return oddSpacesFault(text, { start: line + first.start, end: line + first.end })
  const fault = keyFault(text, line)
  const column = fault && text[fault.start] === '-' ? fault.start - line + 2 : undefined
  if (column === undefined || column === indentOf(text, lineStart)) return fault
  const further = `and indent the fields below it by ${count(column, 'space')}`
  return { ...fault!, hint: `${fault!.hint}, ${further}` }
}

function unclosedFault(start: number, end: number, reason: string, hint: string): Fault {
  return { start, end, reason, hint, reach: 'file' }
}

function isMisplaced(symptom: Symptom): boolean {
  return symptom === 'indentation' || symptom === 'end'
}

// Whether the line above that it stands beside begins with a dash just as far left.
function besideEntry({ text, lineStart, offset }: Spot): boolean {
  const indent = offset - lineStart
  const line = lineAbove(text, lineStart, indent)
  return indentOf(text, line) === indent && text[line + indent] === '-'
}

// To the end of the line, blanks excepted.
function lineTail(text: string, offset: number): number {
  let end = offset
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++
  return trimEnd(text, end, offset)
}
