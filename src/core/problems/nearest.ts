import { distance } from 'fastest-levenshtein'
import { compareText } from '../compare.js'

const MOST = 3

/** The known names that a misspelt one may have meant, nearest first, at most three. */
export function nearest(name: string, known: Iterable<string>): string[] {
  if (name.length > 100) return []
  const lower = name.toLowerCase()
  const limit = Math.max(1, Math.floor(name.length / 3))
  return [...known]
    .map((candidate) => ({ candidate, far: distance(lower, candidate.toLowerCase()) }))
    .filter(({ far }) => far <= limit)
    .sort((a, b) => a.far - b.far || compareText(a.candidate, b.candidate))
    .slice(0, MOST)
    .map(({ candidate }) => candidate)
}
