import type { Item } from '../backlog/item.js'
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
  const first = new Map<string, Item>()
  const keyOf = titleKeys()
  for (const item of items) {
    if (!isRankable(item)) continue
    const key = keyOf(item.title)
    const other = first.get(key)
    if (!other) first.set(key, item)
    else if (key !== '')
      report(
        problem('similar-title', placeOf(item, 'title'), {
          id: item.id,
          other: other.id,
          place: placeOf(other, 'title'),
        }),
      )
  }
}

// Beyond it a title is a text, and its first words tell it from others.
const LONGEST = 500

const WORD = /[\p{L}\p{N}]+/gu
const ASCII_WORD = /[a-z0-9]+/g
const ASCII = /^[\x20-\x7e]*$/

/** Makes of each title a key that similar ones share, `''` where it has no words. */
function titleKeys(): (title: string) => string {
  const { nearest } = spellings()
  const stems = stemming()
  return (title) => {
    const words = stems(title)
    // A slip is told from another word only by the words around it.
    return words.length < 2 ? words.join() : words.map(nearest).sort().join(' ')
  }
}

// The words of titles in the singular, without fillers where something is left then; each is looked at once.
function stemming(): (title: string) => string[] {
  const known = new Map<string, string>()
  const stemOf = (word: string) => {
    const before = known.get(word)
    if (before !== undefined) return before
    const stem = FILLERS.has(word) ? '' : singular(word)
    if (known.size < MOST_KNOWN) known.set(word, stem)
    return stem
  }
  return (title) => {
    const words = wordsOf(title)
    const telling = words.map(stemOf).filter((stem) => stem !== '')
    return telling.length ? telling : words.map(singular)
  }
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
