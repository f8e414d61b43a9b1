import { YAMLException } from 'js-yaml'
import type { Fault } from './fault.js'
import { faultOf } from './faults.js'
import { indentOf, lineAbove, lineEnd, lineStart } from './gap.js'
import { openQuotes } from './open-quotes.js'
import { parsed } from './parse.js'
import { type Finding, findingOf, furtherFinding } from './symptoms.js'

// A line of a hundred thousand commas is not looked at a hundred thousand times.
const MOST_TRIES = 3

// Each of these is read once more.
const MOST_LAYOUT_TRIES = 200

/**
 * The faults below the first, which js-yaml noticed at the offset, as far as they are no mere consequence of a
 * fault above them: at most one a line.
 */
export async function furtherFaults(
  text: string,
  first: Fault,
  offset: number,
): Promise<readonly Fault[]> {
  const opens = openQuotes(text, first.start)
  const kept: Fault[] = [...opens]
  const closed = opens.reduce(mended, mended(text, first))
  const isOpen = new Set(opens.map(({ start }) => lineStart(text, start)))
  let layoutTries = 0
  let end = lineEnd(text, Math.max(offset, first.start))
  let tried = end
  let tries = MOST_TRIES
  for (const finding of await findingsIn(closed)) {
    if (finding.offset <= end || isOpen.has(lineStart(text, finding.offset))) continue
    tries = finding.offset > tried ? 0 : tries + 1
    if (tries >= MOST_TRIES) continue
    tried = lineEnd(text, finding.offset)
    const guess = faultOf(closed, finding)
    if (guess.reach !== 'line' && ++layoutTries > MOST_LAYOUT_TRIES) continue
    const fault = guess.reach === 'line' ? guess : confirmed(closed, finding, end)
    if (!fault || (fault.reach === 'line' && fault.start < end)) continue
    kept.push(fault)
    end = fault.reach === 'line' ? lineEnd(text, fault.start) : tried
  }
  return kept.sort((a, b) => a.start - b.start)
}

// What one line shows is sure. Another fault counts where the line that it stands below is beyond the last fault,
// and js-yaml, beginning with that line, finds a fault there too.
function confirmed(text: string, finding: Finding, lastEnd: number): Fault | undefined {
  const line = lineStart(text, finding.offset)
  const floor = Math.max(lastEnd, line - MOST_REPEATED)
  const from = lineAbove(text, line, indentOf(text, line) - 1, floor)
  if (from <= floor) return undefined
  const part = text.slice(from, lineEnd(text, finding.offset))
  const failure = parsed(part)
  if (!(failure instanceof YAMLException)) return undefined
  const found = findingOf(part, failure)
  const fault = faultOf(text, { ...found, offset: from + found.offset })
  const isAbove = fault.reach === 'line' && fault.start > lastEnd
  return isAbove || lineStart(text, fault.start) === line ? fault : undefined
}

const MOST_REPEATED = 16 * 1024

// What stands behind a quote or bracket that nothing closes would be misread; as one long word it is not. A comment that
// holds what closes one is no comment then.
function mended(text: string, { start, reach }: Fault): string {
  if (reach !== 'file') return text
  if (text[start] === '#') return `${text.slice(0, start)}x${text.slice(start + 1)}`
  const end = lineEnd(text, start)
  return text.slice(0, start) + 'x'.repeat(end - start) + text.slice(end)
}

async function findingsIn(text: string): Promise<readonly Finding[]> {
  const { parseDocument } = await import('./recovering-parser.js')
  try {
    const { errors } = parseDocument(text, OPTIONS)
    return errors
      .flatMap((error) => furtherFinding(text, error) ?? [])
      .sort((a, b) => a.offset - b.offset)
  } catch {
    // Some files are too deep for it. It only adds to what js-yaml found.
    return []
  }
}

// Pretty errors and unique keys take quadratic time.
const OPTIONS = {
  version: '1.2',
  schema: 'core',
  prettyErrors: false,
  uniqueKeys: false,
  logLevel: 'silent',
} as const
