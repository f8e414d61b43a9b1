import { distance } from 'fastest-levenshtein'
import { compareText } from '../compare.js'

const MOST = 3

// To compare each of many misspelt names with more than these would take minutes.
const MOST_KNOWN = 20_000

/**
 * The known names that a misspelt one may have meant, nearest first, at most three; none of more than 20,000. Of those that
 * differ in nothing but the case of letters no others.
 */
export function nearest(name: string, known: readonly string[]): string[] {
  if (name.length > 100 || known.length > MOST_KNOWN) return []
  const lower = name.toLowerCase()
  const limit = Math.max(1, Math.floor(name.length / 3))
  const found = [...new Set(known)]
    .filter(({ length }) => Math.abs(length - name.length) <= limit)
    .map((candidate) => ({ candidate, far: farness(lower, candidate.toLowerCase()) }))
    .filter(({ far }) => far <= limit)
    .sort((a, b) => a.far - b.far || compareText(a.candidate, b.candidate))
  return found
    .filter(({ far }) => far === 0 || found[0]!.far > 0)
    .slice(0, MOST)
    .map(({ candidate }) => candidate)
}

// Two letters in the wrong order are one slip.
function farness(name: string, candidate: string): number {
  if (name === candidate) return 0
  return isSwapped(name, candidate) ? 1 : distance(name, candidate)
}

/** Whether two texts differ in nothing but two neighbouring letters in the other order. */
export function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}
