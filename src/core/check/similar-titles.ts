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
const ASCII = /^[\x20-\x7e]*$/

/** Makes of each title a key that similar ones share, `''` where it has no words. */
function titleKeys(): (title: string) => string {
  const { nearest } = spellings()
  return (title) => {
    const words = wordsOf(title).map(singular)
    // A slip is told from another word only by the words around it.
    return words.length < 2 ? words.join() : words.map(nearest).sort().join(' ')
  }
}

function wordsOf(title: string): string[] {
  const lower = title.slice(0, LONGEST).toLowerCase()
  const plain = ASCII.test(lower) ? lower : lower.normalize('NFD').replace(/\p{M}/gu, '')
  const words = plain.match(WORD) ?? []
  const telling = words.filter((word) => !FILLERS.has(word))
  return telling.length ? telling : words
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
