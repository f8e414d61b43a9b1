import { scalar } from '../compose-scalar.js'
import type { Composer } from '../composer.js'
import { MAX_TEXT } from '../limits.js'
import type { YamlScalar } from '../node.js'
import { resolvePlain } from '../plain-value.js'
import { beginsPlain, isGap, KIND, kindAt } from './characters.js'

/** The scalar that begins at `c.at` and ends on its line; undefined where it is not simple. */
export function simpleScalar(c: Composer, isInFlow: boolean): YamlScalar | undefined {
  const first = c.text.charCodeAt(c.at)
  if (first === SINGLE || first === DOUBLE) return quoted(c, first)
  return beginsPlain(c.text, c.at) ? plain(c, isInFlow) : undefined
}

function plain(c: Composer, isInFlow: boolean): YamlScalar | undefined {
  const { text } = c
  const start = c.at
  const end = plainEnd(text, start, isInFlow)
  if (end < 0 || end - start > MAX_TEXT) return undefined
  const value = text.slice(start, end)
  c.at = c.end = end
  return scalar(c, start, end, resolvePlain(value), value)
}

// Blanks before a comment or the end of a line are not part of it.
function plainEnd(text: string, start: number, isInFlow: boolean): number {
  let end = start
  for (let at = start; ; at++) {
    switch (kindAt(text, at)) {
      case KIND.ORDINARY:
        break
      case KIND.SPACE:
        continue
      case KIND.FLOW:
        if (isInFlow) return end
        break
      case KIND.COLON: {
        const next = kindAt(text, at + 1)
        if (isGap(next) || (isInFlow && next === KIND.FLOW)) return -1
        break
      }
      case KIND.HASH:
        if (end < at) return isInFlow ? -1 : end
        break
      case KIND.BREAK:
      case KIND.END:
        return isInFlow ? -1 : end
      default:
        return -1
    }
    end = at + 1
  }
}

// On one line, and without anything that stands for something else.
function quoted(c: Composer, quote: number): YamlScalar | undefined {
  const { text } = c
  const start = c.at
  let at = start + 1
  for (let code = text.charCodeAt(at); code !== quote; code = text.charCodeAt(++at)) {
    if (code === BACKSLASH && quote === DOUBLE) return undefined
    const kind = kindAt(text, at)
    if (kind === KIND.BREAK || kind >= KIND.ODD) return undefined
  }
  if (text.charCodeAt(at + 1) === quote || at - start - 1 > MAX_TEXT) return undefined
  const value = text.slice(start + 1, at)
  c.at = c.end = at + 1
  return scalar(c, start, at + 1, value, value)
}

const SINGLE = 0x27
const DOUBLE = 0x22
const BACKSLASH = 0x5c
