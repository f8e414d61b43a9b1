import type { Composer } from '../composer.js'
import { behindSpaces, KIND, kindAt } from './characters.js'

/** Of a line of simple YAML that cannot be told: what stands before it is not simple. */
export const UNKNOWN = -2

/** Of a line after the last one. */
export const OVER = -1

/**
 * Goes from behind a token to the first token of a later line, and gives its column; OVER where there is none, UNKNOWN
 * where something else stands behind the token. Lines of nothing and of comments are passed over.
 */
export function toNextLine(c: Composer): number {
  return toToken(c, true)
}

/** Goes from the beginning of a line to the first token on it or on a later one, as `toNextLine` does. */
export function toFirstToken(c: Composer): number {
  return toToken(c, false)
}

function toToken(c: Composer, isBehindToken: boolean): number {
  const { text } = c
  let at = c.at
  let line = at
  let isBehind = isBehindToken
  for (;;) {
    const from = at
    at = behindSpaces(text, at)
    switch (kindAt(text, at)) {
      case KIND.BREAK:
        line = ++at
        isBehind = false
        continue
      case KIND.HASH:
        if (isBehind && at === from) return UNKNOWN
        at = commentEnd(text, at)
        if (at < 0) return UNKNOWN
        continue
      case KIND.END:
        c.at = at
        return OVER
      case KIND.ODD:
        return UNKNOWN
    }
    if (isBehind) return UNKNOWN
    c.at = at
    return at - line
  }
}

// The offset of the line break behind a comment, or of the text's end; -1 where it holds what may not stand there.
function commentEnd(text: string, from: number): number {
  let at = from
  for (;;) {
    switch (kindAt(text, at)) {
      case KIND.BREAK:
      case KIND.END:
        return at
      case KIND.ODD:
        return -1
    }
    at++
  }
}
