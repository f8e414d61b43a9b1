import type { Fault } from './fault.js'
import { lineFault } from './fault.js'

/** A run of spaces that look like ordinary ones, or like nothing, and separate nothing in YAML. */
export interface OddSpaces {
  readonly start: number
  readonly end: number
}

const names: Readonly<Record<string, string>> = {
  '\u00a0': 'a non-breaking space',
  '\u200b': 'a zero-width space',
  '\u202f': 'a narrow non-breaking space',
  '\u3000': 'an ideographic space',
  '\ufeff': 'a byte order mark',
}

const ODD = /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]+/y

/**
 * The odd spaces in a line that stand where only ordinary ones separate: in its indentation, behind a dash and behind
 * the colon of its key. Inside a text they are as good as any character.
 */
export function oddSpacesIn(line: string): readonly OddSpaces[] {
  if (!ANY.test(line)) return []
  const found: OddSpaces[] = []
  let at = 0
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at
    const length = pattern.exec(line)?.[0].length ?? 0
    at += length
    return length > 0
  }
  const takeOdd = () => {
    const start = at
    if (!take(ODD)) return false
    found.push({ start, end: at })
    return true
  }
  while (take(/ +/y) || takeOdd() || take(DASH));
  if (take(KEY)) takeOdd()
  return found
}

const DASH = /-(?=[ \u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff])/y
const KEY = /[\w.-]+: */y

const ANY = /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]/

/** Odd spaces of a text as the fault that they are. */
export function oddSpacesFault(text: string, { start, end }: OddSpaces): Fault {
  return lineFault(
    start,
    end,
    `${named(text[start]!)} stands where only an ordinary space separates`,
    end - start === 1
      ? 'write an ordinary space in its place'
      : 'write ordinary spaces in their place',
  )
}

function named(char: string): string {
  const code = char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
  return `${names[char] ?? 'an odd space'} (U+${code})`
}
