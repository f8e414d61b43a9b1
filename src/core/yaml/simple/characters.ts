/** What a character may mean to the reader of simple YAML. */
export const KIND = {
  /** Part of a plain scalar wherever it stands. */
  ORDINARY: 0,
  SPACE: 1,
  BREAK: 2,
  COLON: 3,
  HASH: 4,
  /** `,`, a bracket or a brace: part of a plain scalar outside of them. */
  FLOW: 5,
  /** What may not stand in a text, and what is read differently in places: left to js-yaml. */
  ODD: 6,
  END: 7,
} as const

/** The kind of the character at an offset of a text. */
export function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code < 0x80) return kinds[code]!
  if (code >= 0xa0) return isOdd(code) ? KIND.ODD : KIND.ORDINARY
  // Not a number: the text is over.
  return code >= 0x80 ? KIND.ODD : KIND.END
}

/** Whether a kind is that of what must follow a colon or a dash that is not part of a text. */
export function isGap(kind: number): boolean {
  return kind === KIND.SPACE || kind === KIND.BREAK || kind === KIND.END
}

/** The offset behind the spaces that stand at one. */
export function behindSpaces(text: string, from: number): number {
  let at = from
  while (text.charCodeAt(at) === SPACE) at++
  return at
}

/** Whether a plain scalar may begin with the character at an offset. */
export function beginsPlain(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code === DASH) return isWordAt(text, at + 1) || text.charCodeAt(at + 1) === DOT
  return code < 0x80 ? begins[code] === 1 : kindAt(text, at) === KIND.ORDINARY
}

/** Whether an ASCII letter, a digit or an underscore stands at an offset. */
export function isWordAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code < 0x80 && words[code] === 1
}

const SPACE = 0x20
const DASH = 0x2d
const DOT = 0x2e

const kinds = new Uint8Array(0x80).fill(KIND.ODD, 0, 0x20)
kinds[0x0a] = KIND.BREAK
kinds[0x20] = KIND.SPACE
kinds[0x23] = KIND.HASH
kinds[0x3a] = KIND.COLON
kinds[0x7f] = KIND.ODD
for (const char of ',[]{}') kinds[char.charCodeAt(0)] = KIND.FLOW

const begins = new Uint8Array(0x80).fill(1, 0x21, 0x7f)
for (const char of '-?:,[]{}#&*!|>\'"%@`') begins[char.charCodeAt(0)] = 0

const words = new Uint8Array(0x80)
for (let code = 0; code < 0x80; code++) {
  if (/\w/.test(String.fromCharCode(code))) words[code] = 1
}

// Halves of characters, line ends that YAML 1.1 had, the byte order mark and what is no character.
function isOdd(code: number): boolean {
  if (code >= 0xd800 && code <= 0xdfff) return true
  return code === 0x2028 || code === 0x2029 || code === 0xfeff || code >= 0xfffe
}
