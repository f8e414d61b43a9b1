/** The draws of one input are made in blocks of so many, each of which holds every stratum once. */
export const BLOCK = 1024
const BITS = 10

/** A stream of permutations, one a block of draws, fixed by 64 bits. */
export interface Stream {
  readonly low: number
  readonly high: number
}

/** The stream of a seed and texts: FNV-1a over their UTF-16 units, twice, and mixed. */
export function streamOf(seed: number, ...texts: readonly string[]): Stream {
  let low = mix(seed ^ 0x811c9dc5)
  let high = mix(seed ^ 0x9e3779b9)
  for (const text of texts) {
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      low = Math.imul(low ^ unit, 0x01000193)
      high = Math.imul(high ^ unit, 0x85ebca6b)
    }
    low = mix(low ^ text.length)
    high = mix(high ^ text.length)
  }
  return { low, high }
}

/** The stratum, below BLOCK, in which each draw of a run lies. */
export function strata({ low, high }: Stream, from: number, draws: number): Uint16Array {
  const result = new Uint16Array(draws)
  let block = -1
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let at = 0; at < draws; at++) {
    const draw = from + at
    const in_ = Math.floor(draw / BLOCK)
    if (in_ !== block) {
      block = in_
      a = mix(low ^ Math.imul(block, 0x9e3779b1))
      b = mix(a ^ high)
      c = mix(b + low)
      d = mix(c ^ high ^ block)
    }
    result[at] = permuted(draw % BLOCK, a, b, c, d)
  }
  return result
}

// Each step can be undone, so that no two of a block meet.
function permuted(at: number, a: number, b: number, c: number, d: number): number {
  const mask = BLOCK - 1
  let x = (at ^ a) & mask
  x = Math.imul(x, (a >>> 8) | 1) & mask
  x ^= x >>> (BITS >> 1)
  x = (Math.imul(x, (b >>> 8) | 1) + b) & mask
  x ^= x >>> (BITS >> 1)
  x = (Math.imul(x, (c >>> 8) | 1) + c) & mask
  x ^= x >>> (BITS >> 1)
  return (Math.imul(x, (d >>> 8) | 1) + d) & mask
}

// The finalizer of MurmurHash3.
function mix(value: number): number {
  let x = value
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return x ^ (x >>> 16)
}
