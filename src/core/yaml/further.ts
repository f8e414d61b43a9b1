import type { Fault } from './fault.js'
import { faultOf } from './faults.js'
import { indentOf, lineEnd, lineStart, nextToken } from './gap.js'
import { type Finding, furtherFinding } from './symptoms.js'

// A line of a hundred thousand commas is not looked at a hundred thousand times.
const MOST_TRIES = 3

/**
 * The faults below the first, which js-yaml noticed at the offset, as far as they are no mere consequence of the
 * fault above them: at most one a line, and of faults between lines only the first of a block.
 */
export async function furtherFaults(
  text: string,
  first: Fault,
  offset: number,
): Promise<readonly Fault[]> {
  const kept: Fault[] = []
  let block = blockOf(text, lineStart(text, Math.max(offset, first.start)))
  let tried = block.end
  let tries = MOST_TRIES
  for (const finding of await findingsIn(mended(text, first))) {
    if (finding.offset <= block.end) continue
    tries = finding.offset > tried ? 0 : tries + 1
    if (tries >= MOST_TRIES) continue
    tried = lineEnd(text, finding.offset)
    const fault = faultOf(text, finding)
    if (leaves(text, block, finding.offset) || fault.reach === 'line') {
      kept.push(fault)
      block = blockOf(text, lineStart(text, finding.offset))
    }
  }
  return kept
}

/** The lines from a fault's on that are not indented less than it. */
interface Block {
  readonly indent: number
  /** Of the line of the fault. */
  readonly end: number
  /** Up to where its lines have been looked at. */
  seen: number
  isLeft: boolean
}

function blockOf(text: string, line: number): Block {
  const end = lineEnd(text, line)
  return { indent: indentOf(text, line), end, seen: end, isLeft: false }
}

function leaves(text: string, block: Block, offset: number): boolean {
  while (!block.isLeft && block.seen < offset) {
    const token = nextToken(text, block.seen)
    if (token >= text.length) break
    block.isLeft = token - lineStart(text, token) < block.indent
    block.seen = lineEnd(text, token)
  }
  return block.isLeft
}

// What stands behind a quote or bracket that nothing closes would be misread; as one long word it is not.
function mended(text: string, { start, reach }: Fault): string {
  if (reach !== 'file') return text
  const end = lineEnd(text, start)
  return text.slice(0, start) + 'x'.repeat(end - start) + text.slice(end)
}

async function findingsIn(text: string): Promise<readonly Finding[]> {
  const { parseDocument } = await import('yaml')
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
