import { scalar } from '../compose-scalar.js'
import type { Composer } from '../composer.js'
import { MAX_KEY } from '../limits.js'
import type { YamlScalar } from '../node.js'
import { type Key, keyOf } from '../seen-keys.js'
import { isGap, isWordAt, kindAt } from './characters.js'

/** The key at `c.at`, which goes behind its colon; undefined where no simple key stands there, or one that is refused. */
export function simpleKey(c: Composer): Key | undefined {
  const { text, at, seen } = c
  const { last } = seen
  // Entry after entry has the same keys in the same order.
  let key = last?.next
  if (!key || !text.startsWith(key.text, at) || !endsKey(text, at + key.text.length)) {
    const end = keyEnd(text, at)
    if (end < 0) return undefined
    key = keyOf(seen, text.slice(at, end))
    if (key.isForbidden) return undefined
    if (last) last.next = key
  }
  seen.last = key
  c.at = c.end = at + key.text.length + 1
  return key
}

/** The node of a key that begins at an offset. */
export function keyNode(c: Composer, key: Key, start: number): YamlScalar {
  return scalar(c, start, start + key.text.length, key.plain, key.text)
}

/** Whether a simple key stands at an offset. */
export function beginsKey(text: string, at: number): boolean {
  return keyEnd(text, at) >= 0
}

// Where the key at an offset ends, which its colon follows; -1 where no simple key stands there.
function keyEnd(text: string, from: number): number {
  if (!isWordAt(text, from)) return -1
  let at = from + 1
  while (isWordAt(text, at) || text.charCodeAt(at) === DASH || text.charCodeAt(at) === DOT) at++
  return endsKey(text, at) && at - from <= MAX_KEY ? at : -1
}

function endsKey(text: string, at: number): boolean {
  return text.charCodeAt(at) === COLON && isGap(kindAt(text, at + 1))
}

const COLON = 0x3a
const DASH = 0x2d
const DOT = 0x2e
