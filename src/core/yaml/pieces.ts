import { firstWhere } from '../search.js'

/** A text whose last part is a long list, cut between the list's entries. */
export interface Pieces {
  /** Offset of the list's first dash. */
  readonly list: number
  /** The column of its dashes. */
  readonly column: number
  /** Offsets of the lines of its entries, each of which begins with a dash, and of the text's end. */
  readonly cuts: readonly number[]
}

/**
 * Cuts a text at the entries of its list; undefined where it has no list of two at its end. Only from its lines: that
 * they belong to one list is for the reader of the pieces to see.
 */
export function cutList(text: string): Pieces | undefined {
  if (hasLoneReturn(text)) return undefined
  const list = firstDash(text)
  if (list < 0) return undefined
  const start = text.lastIndexOf('\n', list) + 1
  const column = list - start
  const cuts = [start]
  if (!cutLines(text, column, cuts, text.length) || cuts.length < 2) return undefined
  cuts.push(text.length)
  return { list, column, cuts }
}

/** A text cut again, and how many entries at its beginning and at its end are those of the earlier one. */
export interface CutAgain extends Pieces {
  readonly head: number
  readonly tail: number
}

/**
 * The same as `cutList`, where it differs from an earlier text only behind the first dash of the list. What is the same
 * at both ends is not looked at; undefined also where something above the list is different.
 */
export function cutAgain(text: string, was: string, before: Pieces): CutAgain | undefined {
  if (hasLoneReturn(text)) return undefined
  const { list, column, cuts } = before
  const count = cuts.length - 1
  const most = Math.min(was.length, text.length)
  // A cut is one by its line up to what follows the dash.
  const isAtCut = column + 2
  const start = commonStart(was, text, most)
  const head = firstWhere(cuts, (cut) => cut + isAtCut > start) - 1
  if (head < 0) return undefined
  const end = commonEnd(was, text, most - cuts[head]! - isAtCut)
  const from = firstWhere(cuts, (cut) => cut > was.length - end)
  const moved = text.length - was.length
  const again = cuts.slice(0, head + 1)
  const behind = from > count ? text.length : cuts[from]! + moved
  if (!cutLines(text, column, again, behind)) return undefined
  for (let at = from; at < count; at++) again.push(cuts[at]! + moved)
  if (again.length < 2) return undefined
  again.push(text.length)
  return { list, column, cuts: again, head, tail: Math.max(0, count - from) }
}

// Adds the cuts behind the last one, up to an offset at which a line begins or the text ends.
function cutLines(text: string, column: number, cuts: number[], end: number): boolean {
  let line = nextLine(text, cuts[cuts.length - 1]!)
  for (; line > 0 && line < end; line = nextLine(text, line)) {
    let at = line
    while (at - line <= column && text.charCodeAt(at) === SPACE) at++
    if (at - line > column) continue
    if (at - line === column && isDash(text, at)) cuts.push(line)
    else if (!isNothing(text.charCodeAt(at))) return false
  }
  return true
}

// To compare two slices takes a small part of the time that comparing their characters does.
const STRETCH = 1024

// How many characters two texts have in common at their beginning, of so many at most.
function commonStart(a: string, b: string, most: number): number {
  let at = 0
  while (at + STRETCH <= most && a.slice(at, at + STRETCH) === b.slice(at, at + STRETCH))
    at += STRETCH
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++
  return at
}

function commonEnd(a: string, b: string, most: number): number {
  const [ends, endsOther] = [a.length, b.length]
  let of = 0
  while (
    of + STRETCH <= most &&
    a.slice(ends - of - STRETCH, ends - of) === b.slice(endsOther - of - STRETCH, endsOther - of)
  )
    of += STRETCH
  while (of < most && a.charCodeAt(ends - of - 1) === b.charCodeAt(endsOther - of - 1)) of++
  return of
}

const SPACE = 0x20
const DASH = 0x2d
const HASH = 0x23
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d

// YAML ends a line there too.
function hasLoneReturn(text: string): boolean {
  return text.includes('\r') && /\r(?!\n)/.test(text)
}

// Of the next line, 0 after the last one.
function nextLine(text: string, line: number): number {
  return text.indexOf('\n', line) + 1
}

function firstDash(text: string): number {
  const found = /^ *-(?=[ \r\n])/m.exec(text)
  return found ? found.index + found[0].length - 1 : -1
}

function isDash(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== DASH) return false
  const after = text.charCodeAt(at + 1)
  return after === SPACE || isEnd(after)
}

// A blank line, or one with a comment only.
function isNothing(code: number): boolean {
  return code === HASH || isEnd(code)
}

function isEnd(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN || Number.isNaN(code)
}
