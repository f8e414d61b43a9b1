import type { Limits, Scale } from './limits.js'
import type { Quantity } from './quantity.js'
import { readFigure } from './quantity.js'

/** A number that can be read, and is hardly meant. */
export interface Doubtful {
  /** As it is written, and as it is read. */
  readonly got: string
  readonly value: number
  /** The word for the greatest number, where it is far beyond that; without it a percentage where none is expected. */
  readonly greatest?: { readonly word: string; readonly value: number }
}

// Teams have scales of their own beside the words, such as 1 to 10.
const FAR = 10

/** The first number of a text that is a percentage of what is no share, or far beyond all words of its quantity. */
export function doubtfulIn(
  text: string,
  quantity: Quantity & Limits & { readonly scale?: Scale },
): Doubtful | undefined {
  for (const got of text.split(/ +to +/)) {
    const value = readFigure(got, quantity)
    if (value === undefined) continue
    if (got.endsWith('%')) {
      if (isNoShare(quantity) && !isWord(value, quantity)) return { got, value }
    } else if (quantity.max === undefined && !quantity.scale) {
      const greatest = greatestOf(quantity)
      if (greatest && value > FAR * greatest.value) return { got, value, greatest }
    }
  }
  return undefined
}

// What has neither a unit nor words nor a limit may be a share.
function isNoShare({ unit, max, words }: Quantity & Limits): boolean {
  if (unit?.includes('%') || max === 1) return false
  return unit !== undefined || (max ?? 0) > 1 || Object.values(words).some((value) => value > 1)
}

// As Intercom's own sheet has them: massive is 300 %.
function isWord(value: number, { words }: Quantity): boolean {
  return Object.values(words).includes(value)
}

function greatestOf({ words }: Quantity): Doubtful['greatest'] {
  let greatest: Doubtful['greatest']
  for (const word in words)
    if (!greatest || words[word]! > greatest.value) greatest = { word, value: words[word]! }
  return greatest && greatest.value > 0 ? greatest : undefined
}
