import { messageOf, type Problem } from './problem.js'

/**
 * What each problem is known by from run to run, in their order: a hash of rule, file and sentence, and its number among
 * equal ones. It stays when lines move.
 */
export function fingerprints(problems: readonly Problem[]): string[] {
  const seen = new Map<string, number>()
  return problems.map((problem) => {
    const { rule, place } = problem
    const sentence = messageOf(problem).replace(LINE, '')
    const key = fnv1a(`${rule}\n${place.source.path}\n${sentence}`)
    const nth = (seen.get(key) ?? 0) + 1
    seen.set(key, nth)
    return `${key}:${nth}`
  })
}

// How a sentence names a second place.
const LINE = /:\d+|\bline \d+/g

const TWO_TO_32 = 0x1_0000_0000
const LOW_PRIME = 0x1b3

/** The 64-bit FNV-1a hash of a text's UTF-16 units (Fowler, Noll, Vo), as 16 hexadecimal digits. */
export function fnv1a(text: string): string {
  let high = 0xcbf29ce4
  let low = 0x84222325
  for (let i = 0; i < text.length; i++) {
    low = (low ^ text.charCodeAt(i)) >>> 0
    // The prime is 2^40 + 0x1b3; every product is below 2^53.
    const product = low * LOW_PRIME
    high = (high * LOW_PRIME + low * 0x100 + Math.floor(product / TWO_TO_32)) % TWO_TO_32
    low = product % TWO_TO_32
  }
  return hex(high) + hex(low)
}

function hex(half: number): string {
  return half.toString(16).padStart(8, '0')
}
