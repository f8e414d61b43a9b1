import { isSwapped } from '../problems/nearest.js'

/** Words as they were first spelled. */
export interface Spellings {
  /** The word met before that this one is, one letter added, left out, changed or swapped with the next; else itself. */
  nearest(word: string): string
}

// A shorter word becomes another one by a letter: cart and card.
const SHORTEST = 6
const LONGEST = 30

// No language is so rich; beyond it words are taken as they are.
const MOST_WORDS = 20_000

/**
 * A memory of words in which a misspelt one is found in time linear in its length: what two words have in common that
 * differ in one letter is what is left of each without that letter (Garbe's symmetric deletion).
 */
export function spellings(): Spellings {
  const known = new Map<string, string>()
  const byPart = new Map<string, string>()
  return {
    nearest(word) {
      const before = known.get(word)
      if (before !== undefined) return before
      if (!isLong(word) || known.size === MOST_WORDS) return word
      const found = find(word)
      known.set(word, found ?? word)
      if (found === undefined) for (const part of parts(word)) remember(part, word)
      return found ?? word
    },
  }

  function find(word: string): string | undefined {
    for (const part of parts(word)) {
      const other = byPart.get(part)
      if (other !== undefined && isOneSlip(word, other)) return other
    }
    return undefined
  }

  function remember(part: string, word: string): void {
    if (!byPart.has(part)) byPart.set(part, word)
  }
}

// Numbers are exact, and so are the codes they stand in.
function isLong(word: string): boolean {
  return word.length >= SHORTEST && word.length <= LONGEST && !/\p{N}/u.test(word)
}

// The word, and what is left of it without each of its letters but the first, which is seldom wrong.
function parts(word: string): string[] {
  const all = [word]
  for (let at = 1; at < word.length; at++) all.push(word.slice(0, at) + word.slice(at + 1))
  return all
}

function isOneSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  if (isSwapped(a, b)) return true
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  return short.slice(short.length === long.length ? at + 1 : at) === long.slice(at + 1)
}
