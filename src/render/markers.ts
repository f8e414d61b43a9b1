/** The lines between which roadmap.md is generated, each alone on its line. */
export const markers = {
  begin: '<!-- pm:roadmap:begin -->',
  end: '<!-- pm:roadmap:end -->',
} as const

/** A text with the block in its place, or why it has no place for it. */
export type Spliced = { readonly text: string } | { readonly fault: string }

/** What a new file begins with. */
const HEADING = '# Roadmap\n\n'

/**
 * Puts a block between the two markers of a text and keeps every other byte: byte order mark,
 * line endings, a missing last line end. The block takes the line ending of the first marker's
 * line. A marker counts wherever it stands alone on a line, in a code block too; there must be
 * exactly one of each. Without a text a new one is made. `block` has `\n` after each line.
 */
export function spliceBlock(existing: string | undefined, block: string): Spliced {
  if (existing === undefined)
    return { text: `${HEADING}${markers.begin}\n${block}${markers.end}\n` }
  const found = findBlock(existing)
  if ('fault' in found) return found
  const { begin, end } = found
  const lines = begin.break === '\n' ? block : block.split('\n').join(begin.break)
  return { text: existing.slice(0, begin.end) + lines + existing.slice(end.start) }
}

/** The lines of the two markers of a text; the block is what stands between them. Or why it has no place for one. */
export function findBlock(
  text: string,
): { readonly begin: Line; readonly end: Line } | { readonly fault: string } {
  const begins = linesOf(text, markers.begin)
  const ends = linesOf(text, markers.end)
  const [begin, end] = [begins[0], ends[0]]
  if (!begin && !end) return { fault: 'it has no markers' }
  if (!begin || !end) return { fault: `it has no line ${begin ? markers.end : markers.begin}` }
  const repeated = begins.length > 1 ? begins : ends.length > 1 ? ends : undefined
  if (repeated) {
    const marker = repeated === begins ? markers.begin : markers.end
    return { fault: `${marker} stands in lines ${repeated[0]!.line} and ${repeated[1]!.line}` }
  }
  if (end.line < begin.line)
    return { fault: `${markers.end} (line ${end.line}) stands before ${markers.begin}` }
  return { begin, end }
}

interface Line {
  /** From 1. */
  readonly line: number
  /** Offsets of its first character and behind its line break. */
  readonly start: number
  readonly end: number
  readonly break: string
}

const LINE = /([^\r\n]*)(\r\n|\n|\r|$)/g

// Spaces around a marker do no harm; neither does a byte order mark before the first line.
function linesOf(text: string, marker: string): Line[] {
  const found: Line[] = []
  let line = 0
  for (const match of text.matchAll(LINE)) {
    line++
    const content = line === 1 ? match[1]!.replace(/^\ufeff/, '') : match[1]!
    if (content.replace(/^[ \t]+|[ \t]+$/g, '') === marker)
      found.push({ line, start: match.index, end: match.index + match[0].length, break: match[2]! })
  }
  return found
}
