import type { YamlScalar } from './node.js'
import { resolvePlain } from './plain-value.js'

/** A key's text and where it was last seen; one object for all mappings. */
export interface Key {
  readonly text: string
  /** What it is where it stands without quotes. */
  readonly plain: YamlScalar['value']
  readonly isForbidden: boolean
  /** The number of the mapping that had it last. */
  mapping: number
  /** Its place there. */
  first: YamlScalar | undefined
  /** The simple key that came after it last. */
  next: Key | undefined
}

/** The keys seen so far, in one file or in several that are read one after the other. */
export interface SeenKeys {
  readonly byText: Map<string, Key>
  /** The last simple key. */
  last: Key | undefined
  /** Mappings so far, which numbers them. */
  mappings: number
}

/** No keys yet. */
export function seenKeys(): SeenKeys {
  return { byText: new Map(), last: undefined, mappings: 0 }
}

const MOST_KEYS = 1000

/** Before a file: begins anew where there are so many that files have few in common. */
export function forgetMany(seen: SeenKeys): void {
  if (seen.byText.size < MOST_KEYS) return
  seen.byText.clear()
  seen.last = undefined
}

/** Names that JavaScript gives a meaning of its own when they are fields of an object. */
export const forbiddenNames: ReadonlySet<string> = new Set([
  '__proto__',
  'constructor',
  'prototype',
])

/** The one object for a key's text. */
export function keyOf({ byText }: SeenKeys, text: string): Key {
  const known = byText.get(text)
  if (known) return known
  const isForbidden = forbiddenNames.has(text)
  const plain = resolvePlain(text)
  const key = { text, plain, isForbidden, mapping: 0, first: undefined, next: undefined }
  byText.set(text, key)
  return key
}
