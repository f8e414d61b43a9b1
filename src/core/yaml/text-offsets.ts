import { lineEnd } from './gap.js'
import type { YamlScalar } from './node.js'

/**
 * Where each character of a scalar's text stands in its file, and at the end where the text ends. Undefined where the
 * file writes some of them otherwise, as escapes. Blanks that folding made of other blanks stand where those begin.
 */
export function textOffsets({ start, end, text }: YamlScalar, file: string): number[] | undefined {
  const found: number[] = []
  let at = firstOf(file, start)
  for (let index = 0; index < text.length; ) {
    if (!isBlank(text[index])) {
      while (at < end && isBlank(file[at])) at++
      if (at >= end || file[at] !== text[index]) return undefined
      found.push(at++)
      index++
      continue
    }
    while (isBlank(text[index])) {
      found.push(at)
      if (isBlank(file[at]) && isBlank(text[index + 1])) at++
      index++
    }
  }
  found.push(at)
  return found
}

// Behind the opening quote, or the line that says how a block is folded.
function firstOf(file: string, start: number): number {
  const first = file[start]
  if (first === '"' || first === "'") return start + 1
  return first === '|' || first === '>' ? lineEnd(file, start) : start
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t' || char === '\n' || char === '\r'
}
