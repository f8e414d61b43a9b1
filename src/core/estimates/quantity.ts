import { readNumber } from './number.js'

/** How the texts of an estimate are read. */
export interface Quantity {
  /** `%` makes 80% mean 80; else 80% means 0.8. */
  readonly unit?: string
  /** Words that stand for numbers. They are neither a limit nor complete. */
  readonly words: Readonly<Record<string, number>>
  /** Its numbers only stand for the words: nothing but one word is an estimate. */
  readonly wordsOnly?: boolean
}

/** The number behind one word of a quantity, or undefined. */
export function readWord(text: string, { words }: Quantity): number | undefined {
  // There are few words, and most texts are none of them: to ask for a text as a key takes twice as long.
  for (const word in words) if (word === text) return words[word]
  return undefined
}

/** The number that a percentage or a number means for a quantity, or undefined. */
export function readFigure(text: string, { unit }: Quantity): number | undefined {
  if (!text.endsWith('%')) return readNumber(text)
  const percent = readNumber(text.slice(0, -1).trimEnd())
  if (percent === undefined) return undefined
  return unit === '%' ? percent : percent / 100
}

/** The number that a word, a percentage or a number means for a quantity, or undefined. */
export function readValue(text: string, quantity: Quantity): number | undefined {
  return readWord(text, quantity) ?? readFigure(text, quantity)
}
