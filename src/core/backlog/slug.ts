import { fnv1a32 } from '../fnv.js'
import { forbiddenNames } from '../yaml/seen-keys.js'

const LONGEST = 64

// Of the ids that an import makes: short enough for a terminal and a commit message.
const LONGEST_MADE = 32

// Latin letters that no Unicode decomposition takes apart.
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'ss',
  æ: 'ae',
  Æ: 'ae',
  œ: 'oe',
  Œ: 'oe',
  ø: 'o',
  Ø: 'o',
  ł: 'l',
  Ł: 'l',
  đ: 'd',
  Đ: 'd',
  ð: 'd',
  Ð: 'd',
  þ: 'th',
  Þ: 'th',
  ħ: 'h',
  Ħ: 'h',
  ı: 'i',
}

const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g')

// Fixed ranges: a property such as \p{L} grows with the Unicode version of the runtime.
const MARKS = /[\u0300-\u036f]|[\ufe00-\ufe0f]/g
const SIGNS =
  /[\u0080-\u00bf\u00d7\u00f7\u2000-\u2bff\u3000-\u3029\u3030-\u303f\u{1f000}-\u{1faff}]/gu
const APOSTROPHES = /['\u2018\u2019\u02bc]/g

/**
 * An id made of a title: lower-case ASCII words joined by hyphens, 1 to 64 characters, the same
 * everywhere. What cannot be written in ASCII is told apart by a hash of the title at the end, and
 * so are the names that no id may have.
 */
export function slug(title: string): string {
  return slugOf(title, LONGEST)
}

function slugOf(title: string, longest: number): string {
  const latin = title
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(APOSTROPHES, '')
    .replace(LETTER, (letter) => LETTERS[letter]!)
    .replace(SIGNS, ' ')
  const words = latin
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  const isWhole = !/[^\0-\x7f]/.test(latin)
  if (words && isWhole && !forbiddenNames.has(words)) return cut(words, longest)
  const end = hash(title)
  return `${cut(words || 'item', longest - end.length - 1)}-${end}`
}

/** A slug of at most 32 characters for each title, in order, unlike each other and unlike the ids taken, whatever their case. */
export function uniqueSlugs(titles: readonly string[], taken: Iterable<string> = []): string[] {
  const used = new Set([...taken].map((id) => id.toLowerCase()))
  const counts = new Map<string, number>()
  return titles.map((title) => {
    const base = slugOf(title, LONGEST_MADE)
    let id = base
    let count = counts.get(base) ?? 1
    while (used.has(id)) id = numbered(base, ++count)
    counts.set(base, count)
    used.add(id)
    return id
  })
}

function numbered(base: string, count: number): string {
  const end = `-${count}`
  return cut(base, LONGEST_MADE - end.length) + end
}

// At the end of a word where one ends in the last third.
function cut(words: string, longest: number): string {
  if (words.length <= longest) return words
  const end = words.lastIndexOf('-', longest)
  return words.slice(0, end > (longest * 2) / 3 ? end : longest).replace(/-$/, '')
}

// Six characters of base 36.
function hash(text: string): string {
  return fnv1a32(text).toString(36).padStart(7, '0').slice(-6)
}
