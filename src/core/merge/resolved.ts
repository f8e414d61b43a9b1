import type { Stretch } from './side.js'

/** A text without conflict markers, and where it says what only one side did. */
export interface Resolved {
  readonly text: string
  readonly contested: readonly Stretch[]
}

const BEGIN = /^<{7,}(?= |$)/
const LINE = /[^\n]*\n|[^\n]+$/g

/**
 * The base of a merge as its first side had it: where two histories have several bases, git first merges these, and what
 * it cannot merge stands in the base between markers, of any length from 7.
 */
export function resolved(text: string): Resolved {
  if (!/^<{7,}/m.test(text)) return { text, contested: [] }
  const kept: string[] = []
  const contested: Stretch[] = []
  let length = 0
  let open: { readonly size: number; readonly start: number; isFirst: boolean } | undefined
  for (const [line] of text.matchAll(LINE)) {
    const size = BEGIN.exec(line)?.[0].length
    if (!open && size) open = { size, start: length, isFirst: true }
    else if (open && isMarker(line, '>', open.size)) {
      contested.push({ start: open.start, end: length })
      open = undefined
    } else if (open && (isMarker(line, '=', open.size) || isMarker(line, '|', open.size)))
      open.isFirst = false
    else if (!open || open.isFirst) {
      kept.push(line)
      length += line.length
    }
  }
  return open ? { text, contested: [] } : { text: kept.join(''), contested }
}

function isMarker(line: string, char: string, size: number): boolean {
  return line.startsWith(char.repeat(size)) && /^(?: .*)?\r?\n?$/.test(line.slice(size))
}
