import type { Item } from '../backlog/item.js'
import { problem, type Report } from '../problems/problem.js'
import { isRankable } from '../rank/rankable.js'
import type { Backlog } from './backlog.js'
import { placeOf } from './places.js'

const FILLERS = new Set([
  'a',
  'an',
  'the',
  'of',
  'for',
  'in',
  'on',
  'to',
  'and',
  'with',
  'by',
  'our',
  'we',
])

/** Open items whose titles have the same words, whatever their order, case, endings and fillers. */
export function checkSimilarTitles({ items }: Backlog, report: Report): void {
  const first = new Map<string, Item>()
  for (const item of items) {
    if (!isRankable(item)) continue
    const key = wordsOf(item.title)
    if (!key) continue
    const other = first.get(key)
    if (!other) first.set(key, item)
    else
      report(
        problem('similar-title', placeOf(item, 'title'), {
          id: item.id,
          other: other.id,
          place: placeOf(other, 'title'),
        }),
      )
  }
}

function wordsOf(title: string): string {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const telling = words.filter((word) => !FILLERS.has(word))
  return telling.map(stem).sort().join(' ')
}

// Plural and third person end in s.
function stem(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word
}
