/**
 * The line breaks, commas, colons and opening brackets of a text: about the number of its values, told without
 * parsing, and never much less.
 */
export function countSeparators(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case LINE_FEED:
      case COMMA:
      case COLON:
      case OPENING_BRACKET:
      case OPENING_BRACE:
        count++
    }
  }
  return count
}

const LINE_FEED = 0x0a
const COMMA = 0x2c
const COLON = 0x3a
const OPENING_BRACKET = 0x5b
const OPENING_BRACE = 0x7b
