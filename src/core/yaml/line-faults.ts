import { escapeControls } from '../problems/words.js'
import { type Diagnosis, type Fault, layoutFault, lineFault } from './fault.js'
import { keyFault } from './key-faults.js'
import { oddSpacesFault, oddSpacesIn } from './odd-spaces.js'
import { quotedLine, quotedText, textInQuotes } from './quoted.js'
import { isLineHead, lineOf } from './spot.js'

/** Faults that one line shows by itself, most of them a text that needs quotes; the surer ones first. */
export const lineFaults: readonly Diagnosis[] = [
  function conflictMarker(spot) {
    const line = spot.before + spot.after
    if (!/^(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)/.test(line)) return undefined
    return lineFault(
      spot.lineStart,
      spot.lineEnd,
      'a line that a merge conflict left behind',
      'delete the line',
    )
  },

  function oddSpace({ text, before, after, lineStart }, { symptom }) {
    const [first] = isBlockSymptom(symptom) ? oddSpacesIn(before + after) : []
    if (!first) return undefined
    return oddSpacesFault(text, { start: lineStart + first.start, end: lineStart + first.end })
  },

  function tab({ offset, lineStart, after, before }, { symptom }) {
    const behindDash = /^[\s-]*-\s*\t/.exec(before + after)
    if (isBlockSymptom(symptom) && behindDash) {
      const start = lineStart + behindDash[0].lastIndexOf('-') + 1
      return lineFault(start, start + 1, 'a tab follows the dash', 'write a space after -')
    }
    // js-yaml takes a tab that indents a field for a blank, and stumbles at what follows it.
    const indent = /^ *(?=\t)/.exec(before)
    if (symptom === 'indentation' || symptom === 'end') {
      if (!indent || before.trim() !== '') return undefined
      return tabIndent(lineStart + indent[0].length, offset)
    }
    if (symptom !== 'tab') return undefined
    const length = /^\s*/.exec(after)![0].length
    return tabIndent(offset, offset + length)
  },

  function commentWithoutSpace({ offset, before, after }, { symptom }) {
    if (after[0] !== '#' || /(?:^|\s)$/.test(before) || symptom === 'key') return undefined
    const [text = ''] = /[[{,]$/.test(before) ? /^#[^\],}]*/.exec(after)! : []
    if (text.trim() !== '') {
      const advice = `put it in quotes: ${quotedText(text.trim())}`
      return lineFault(offset, offset + text.length, '# would begin a comment here', advice)
    }
    return lineFault(
      offset,
      offset + after.length,
      'a comment begins without a space before #',
      'write a space before #, or put the whole text in quotes if # is part of it',
    )
  },

  function textAfterQuote(spot, { symptom }) {
    const quote = /["'](?=\s*$)/.exec(spot.before)?.[0]
    if (!quote || !isBlockSymptom(symptom) || spot.after[0] === ':') return undefined
    const line = lineOf(spot)
    const advice = line.value.startsWith(quote)
      ? `quote the whole text: ${quotedLine(line)}`
      : escapedQuote(quote)
    return lineFault(
      spot.offset,
      tokenEnd(spot.offset, spot.after),
      `the text goes on after its closing ${quote}`,
      advice,
    )
  },

  function textAfterBracket(spot, { symptom }) {
    const bracket = /[\]}](?=\s*$)/.exec(spot.before)?.[0]
    if (!bracket || !isBlockSymptom(symptom) || spot.after[0] === ':') return undefined
    const line = lineOf(spot)
    const advice = /^[[{]/.test(line.value)
      ? `quote the whole text: ${quotedLine(line)}`
      : `nothing but a comment may follow ${bracket} on its line`
    return lineFault(
      spot.offset,
      tokenEnd(spot.offset, spot.after),
      `text follows the closing ${bracket}`,
      advice,
    )
  },

  function reservedStart(spot, { symptom }) {
    const line = lineOf(spot)
    const isValue =
      RESERVED.test(line.value) || (line.key !== undefined && /^\?(?:\s|$)/.test(line.value))
    const isWithin =
      isValue &&
      spot.offset >= line.start &&
      (isBlockSymptom(symptom) || symptom === 'anchor' || symptom === 'tag')
    const isHere =
      symptom === 'anchor' ? /^[&*]/ : isBlockSymptom(symptom) ? /^[@`%,\]}]/ : /^[@`%]/
    if (!isWithin && !isHere.test(spot.after)) return undefined
    const start = isWithin ? line.start : spot.offset
    return lineFault(
      start,
      tokenEnd(start, spot.text.slice(start, spot.lineEnd)),
      `${spot.text[start]} cannot begin a text without quotes`,
      isWithin ? `quote the text: ${quotedLine(line)}` : 'put the text in quotes, or delete it',
    )
  },

  function textAfterHeader(spot, { symptom }) {
    const line = lineOf(spot)
    if (symptom !== 'header' || !/^[|>]/.test(line.value)) return undefined
    return lineFault(
      line.start,
      line.end,
      `after ${line.value[0]} the text begins on the next line`,
      `begin it there, indented, or quote the text: ${quotedLine(line)}`,
    )
  },

  function unquotedColon(spot, { symptom }) {
    const line = lineOf(spot)
    const isSecond = line.key !== undefined && spot.offset >= line.start
    if (spot.after[0] !== ':' || !isSecond) return undefined
    const isBracketed = symptom === 'comma' || /^[[{]/.test(line.value)
    return lineFault(
      spot.offset,
      spot.offset + 1,
      isBracketed
        ? 'a comma is missing before this field, or its text needs quotes'
        : 'a colon and a space inside a text without quotes would begin another field',
      isBracketed
        ? 'inside { } and [ ] commas separate fields; a text with a colon in it needs quotes'
        : `quote the text: ${quotedLine(line)}`,
    )
  },

  function listAfterKey(spot) {
    const line = lineOf(spot)
    const isList = /^-(?:\s|$)/.test(spot.after) && spot.offset === line.start
    if (!isList || line.key === undefined) return undefined
    return lineFault(
      spot.offset,
      line.end,
      'a list begins on the line below its key',
      'put each - on a line of its own there; a text that begins with - needs quotes',
    )
  },

  function unknownEscape({ offset, after }, { symptom }) {
    if (symptom !== 'escape') return undefined
    const isCode = /^\\[xuU]/.test(after)
    return lineFault(
      offset,
      offset + 2,
      isCode
        ? `${after.slice(0, 2)} needs ${after[1] === 'x' ? 2 : after[1] === 'u' ? 4 : 8} hexadecimal digits`
        : `${escapeControls(after.slice(0, 2))} means nothing in double quotes`,
      'write \\\\ for a backslash, or put the text in single quotes',
    )
  },

  function missingSpace(spot, { symptom }) {
    if (symptom === 'space') {
      const reason = 'a space is missing after the colon'
      return lineFault(spot.offset - 1, spot.offset, reason, 'write a space after it')
    }
    const isHead = symptom === 'key' || (isBlockSymptom(symptom) && isLineHead(spot))
    return isHead ? keyFault(spot.text, spot.lineStart) : undefined
  },

  function quoteInside({ offset, before, after }, { symptom }) {
    const quote = /["']$/.exec(before)?.[0]
    if (symptom !== 'comma' || !quote || !/^[\p{L}\p{N}]/u.test(after)) return undefined
    const text = textInQuotes(before, after, quote)
    return lineFault(
      offset - 1,
      offset,
      `this ${quote} ends the text, and the text goes on`,
      text === undefined ? escapedQuote(quote) : `quote the whole text: ${text}`,
    )
  },

  function missingComma(spot, { symptom }) {
    if (symptom !== 'comma') return undefined
    const fault = isLineHead(spot) ? layoutFault : lineFault
    return fault(
      spot.offset,
      tokenEnd(spot.offset, spot.after),
      'a comma or the closing bracket is missing before this',
      'a text with a comma, a colon or a bracket in it needs quotes here',
    )
  },

  function emptyEntry({ offset }, { symptom }) {
    if (symptom !== 'entry') return undefined
    return lineFault(
      offset,
      offset + 1,
      'nothing stands before this comma',
      'delete the comma, or write the value that is missing',
    )
  },
]

function escapedQuote(quote: string): string {
  return `inside this text write ${quote === '"' ? '\\"' : "''"} for ${quote}`
}

const RESERVED = /^[@`%&*!,\]}]/
function isBlockSymptom(symptom: string): boolean {
  return symptom === 'indentation' || symptom === 'end' || symptom === 'key'
}

function tokenEnd(start: number, rest: string): number {
  return start + (/^\S+/.exec(rest)?.[0].length ?? 0)
}

function tabIndent(start: number, end: number): Fault {
  return lineFault(
    start,
    end,
    'a tab indents this line',
    'indent with spaces; editors can replace tabs by them',
  )
}
