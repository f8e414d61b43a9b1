import { YAMLException } from 'js-yaml'
import type { Fault } from './fault.js'
import { faultOf } from './faults.js'
import { indentOf, lineEnd, previousLine } from './gap.js'
import { parsed } from './parse.js'
import { findingOf } from './symptoms.js'

// Each of them is looked for in one entry, or field, alone.
const MOST = 50

/**
 * The quotes below an offset that nothing closes in their entry of the list, or field, that the offset is in: to a parser
 * all that follows the first of them is text.
 */
export function openQuotes(text: string, offset: number): readonly Fault[] {
  const found: Fault[] = []
  const starts = startsBelow(text, offset)
  for (const [i, start] of starts.entries()) {
    const entry = text.slice(start, starts[i + 1])
    if (!/["']/.test(entry)) continue
    const failure = parsed(entry)
    if (!(failure instanceof YAMLException)) continue
    const finding = findingOf(entry, failure)
    if (finding.symptom !== 'unclosed') continue
    const fault = faultOf(entry, finding)
    if (!/["']/.test(entry[fault.start] ?? '')) continue
    found.push({ ...fault, start: start + fault.start, end: start + fault.end })
    if (found.length >= MOST) break
  }
  return found
}

const MOST_LINES = 10_000

// Where the entries begin that follow the one at an offset, or the fields where there is no list.
function startsBelow(text: string, offset: number): readonly number[] {
  const column = columnOf(text, offset)
  const isStart = (line: number) =>
    column === undefined
      ? /[^\s#-]/.test(text[line] ?? '')
      : indentOf(text, line) === column && text[line + column] === '-'
  const found: number[] = []
  for (let line = lineEnd(text, offset) + 1; line < text.length; line = lineEnd(text, line) + 1)
    if (isStart(line)) found.push(line)
  return found
}

// Of the dashes of the outermost list around an offset.
function columnOf(text: string, offset: number): number | undefined {
  let column: number | undefined
  let line = lineEnd(text, offset) + 1
  for (let i = 0; i < MOST_LINES && line > 0 && column !== 0; i++) {
    line = previousLine(text, line)
    const indent = indentOf(text, line)
    if (text[line + indent] === '-' && indent < (column ?? Number.POSITIVE_INFINITY))
      column = indent
  }
  return column
}
