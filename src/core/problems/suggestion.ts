import { nearest } from './nearest.js'
import { list } from './words.js'

/** What a misspelt name may have meant, or what there is, as a hint. */
export function suggestion(name: string, known: readonly string[]): string {
  const [first] = nearest(name, known)
  if (first !== undefined) return `did you mean ${first}?`
  return known.length ? `known: ${list(known)}` : 'there is none'
}
