import type { Item } from '../backlog/item.js'
import { fnv1a32 } from '../fnv.js'
import { problem, type Report } from '../problems/problem.js'
import { isRankable } from '../rank/rankable.js'
import type { Backlog } from './backlog.js'
import { placeOf } from './places.js'
import { spellings } from './spellings.js'

/**
 * Open items whose titles have the same words: whatever their order, case, accents, plurals and fillers, and where a
 * long word has one letter wrong. Numbers and short words must be equal. The time is about linear in the titles.
 */
export function checkSimilarTitles({ items }: Pick<Backlog, 'items'>, report: Report): void {
  const first = new Map<number, Item>()
  // By chance; in a list with the first from the beginning each title would cost an array.
  const others = new Map<number, Item[]>()
  const wordsOf = titleWords()
  for (const item of items) {
    if (!isRankable(item)) continue
    const words = wordsOf(item.title)
    if (!words.length) continue
    const sum = sumOf(words)
    const before = first.get(sum)
    if (!before) {
      first.set(sum, item)
      continue
    }
    const alike = [before, ...(others.get(sum) ?? [])]
    const other = alike.find(({ title }) => isSame(wordsOf(title), words))
    if (other && !hasSameId(item, other))
      report(
        problem('similar-title', placeOf(item, 'title'), {
          id: item.id,
          other: other.id,
          place: placeOf(other, 'title'),
        }),
      )
    else if (!other) others.set(sum, [...alike.slice(1), item])
  }
}

// That is an error of its own.
function hasSameId(a: Item, b: Item): boolean {
  return a.id.toLowerCase() === b.id.toLowerCase()
}

/** A word as similar titles share it, and a number made of it. */
interface Word {
  readonly text: string
  readonly number: number
}

// Equal for the same words in any order. Seldom for others, and to tell is cheaper than to sort the words of every title.
function sumOf(words: readonly Word[]): number {
  let sum = 0
  for (const { number } of words) sum = (sum + number) | 0
  return sum
}

function isSame(a: readonly Word[], b: readonly Word[]): boolean {
  return a.length === b.length && sorted(a) === sorted(b)
}

function sorted(words: readonly Word[]): string {
  return words
    .map(({ text }) => text)
    .sort()
    .join(' ')
}

// Beyond it a title is a text, and its first words tell it from others.
const LONGEST = 500

const WORD = /[\p{L}\p{N}]+/gu
const ASCII_WORD = /[a-z0-9]+/g
const ASCII = /^[\x20-\x7e]*$/

/** Gives the words of titles in the singular and as they were first spelled, without fillers where something is left then. */
function titleWords(): (title: string) => readonly Word[] {
  const { nearest } = spellings()
  const known = new Map<string, Met>()
  const meet = (text: string): Met => {
    if (isNumber(text)) return numberMet(text)
    const before = known.get(text)
    if (before) return before
    const met = { alone: wordOf(singular(text)), isFiller: FILLERS.has(text), among: undefined }
    if (known.size < MOST_KNOWN) known.set(text, met)
    return met
  }
  const among = (met: Met): Word => {
    met.among ??= wordOf(nearest(met.alone.text))
    return met.among
  }
  return (title) => {
    const all = wordsOf(title)
    const telling: Met[] = []
    for (const word of all) {
      const met = meet(word)
      if (!met.isFiller) telling.push(met)
    }
    const words = telling.length ? telling : all.map(meet)
    // A slip is told from another word only by the words around it.
    return words.length < 2 ? words.map(({ alone }) => alone) : words.map(among)
  }
}

/** A word of a title, looked at once. */
interface Met {
  readonly isFiller: boolean
  /** In the singular. */
  readonly alone: Word
  /** As a word that it differs from by a slip was spelled first, where other words stand around it. */
  among: Word | undefined
}

// They are exact, and there are more of them than of words: none is kept.
function numberMet(text: string): Met {
  const word = wordOf(text)
  return { alone: word, isFiller: false, among: word }
}

function isNumber(text: string): boolean {
  return isDigit(text.charCodeAt(0)) && isDigit(text.charCodeAt(text.length - 1))
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

function wordOf(text: string): Word {
  return { text, number: fnv1a32(text) }
}

const MOST_KNOWN = 20_000

function wordsOf(title: string): string[] {
  const lower = title.slice(0, LONGEST).toLowerCase()
  if (ASCII.test(lower)) return lower.match(ASCII_WORD) ?? []
  return lower.normalize('NFD').replace(/\p{M}/gu, '').match(WORD) ?? []
}

const FILLERS: ReadonlySet<string> = new Set(
  'a an and as at by for from in into its of on or our the their to we with your'.split(' '),
)

// Plural, and the third person of a verb.
function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || word.endsWith('ss')) return word
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  return /(?:ss|sh|ch|x|z)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1)
}
