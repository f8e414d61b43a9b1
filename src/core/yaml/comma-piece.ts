import { withoutCommas } from '../estimates/commas.js'
import type { YamlEntry, YamlMap, YamlScalar } from './node.js'
import { scalarText } from './scalar-text.js'

/** A value in braces that a comma ends, with what stands behind the comma: to YAML that is a field of its own. */
export interface Cut {
  /** Of all that is meant as the value. */
  readonly start: number
  readonly end: number
  readonly args: {
    /** The field that has the value, and what of it is read. */
    readonly field: string
    readonly value: string
    readonly rest: string
    /** How it may be meant; empty where that is long. */
    readonly instead: readonly string[]
  }
}

const LONGEST = 80

// Of `1,5 to 2,5` the second piece holds the beginning of the other end.
const PIECES = /^(?:,\d+(?: +to +[+-]?\d+)?)*/
const BETWEEN = /^[+-]?\d[\d.]*(?: +to +[+-]?\d[\d.]*)?(?:,\d+(?: +to +[+-]?\d+)?)*,$/

/** Whether the value of a key in braces is missing with its colon, as for `400` in `{reach: 1,400}`. */
export function isWithoutColon({ key, value }: YamlEntry): boolean {
  return value.kind === 'scalar' && value.start === key.end && value.end === key.end
}

/**
 * Which piece of a number that commas part begins with a key, from 1: of `{reach: 1,400,000}` they are `400` and `000`;
 * 0 where it is another key.
 */
export function numberPiece(text: string, { value }: YamlEntry, { start }: YamlScalar): number {
  const { start: from } = value
  if (value.kind !== 'scalar' || start <= from || start - from > LONGEST) return 0
  const between = text.slice(from, start)
  const isPiece = BETWEEN.test(between) && /\d/.test(text[start]!)
  return isPiece ? between.split(',').length - 1 : 0
}

/** Where the last piece ends of a number whose first one is a key. */
export function endOfNumber(text: string, { end }: YamlScalar): number {
  return end + PIECES.exec(text.slice(end, end + LONGEST))![0].length
}

/** The value that a comma ends, from its own entry to the end of the last piece of it. */
export function cutOf(text: string, { key, value }: YamlEntry, end: number): Cut {
  const whole = text.slice(value.start, end)
  const rest = text.slice(value.end + 1, end).trim()
  const read = text.slice(value.start, value.end)
  const args = { field: key.text, value: read, rest, instead: meanings(oneLine(whole)) }
  return { start: value.start, end, args }
}

// To look for the neighbours of each of more than these would take long.
const MOST_ENTRIES = 100

/**
 * Of an entry of a mapping in braces that has neither colon nor value, the value without quotes that it may be the rest
 * of; `rest` where it is not the first piece of it.
 */
export function cutBefore(
  text: string,
  { start, entries }: YamlMap,
  entry: YamlEntry,
): Cut | 'rest' | undefined {
  if (!isWithoutColon(entry) || text[start] !== '{' || entries.length > MOST_ENTRIES)
    return undefined
  let first = entries.indexOf(entry)
  while (first > 0 && isWithoutColon(entries[first - 1]!)) first--
  const before = entries[first - 1]
  if (!before || !isPlain(text, before) || !isFollowed(text, before, entries[first]!))
    return undefined
  if (entries[first] !== entry) return 'rest'
  let last = first
  while (last + 1 < entries.length && isPiece(text, entries[last]!, entries[last + 1]!)) last++
  return cutOf(text, before, entries[last]!.key.end)
}

function isPlain(text: string, { value }: YamlEntry): boolean {
  return value.kind === 'scalar' && value.end > value.start && !/["'&*!]/.test(text[value.start]!)
}

function isPiece(text: string, before: YamlEntry, entry: YamlEntry): boolean {
  return isWithoutColon(entry) && isFollowed(text, before, entry)
}

function isFollowed(text: string, { value }: YamlEntry, { key }: YamlEntry): boolean {
  return value.end < key.start && /^\s*,\s*$/.test(text.slice(value.end, key.start))
}

function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]\s*/g, ' ')
}

function meanings(whole: string): readonly string[] {
  if (whole.length > LONGEST) return []
  const numbers = withoutCommas(whole)
  return numbers.length > 0 ? numbers : [scalarText(whole, 'flow')]
}
