const HIGH = new Uint32Array(Float64Array.of(1).buffer)[0] === 0 ? 1 : 0

/**
 * Sorts numbers, given by their words, roughly: the bin of each, 0 for the greatest. Equal numbers share a bin, and no
 * greater one has a later bin.
 */
export type Binner = (words: Uint32Array, bins: Uint32Array) => void

/** The halves of doubles, as they lie in memory. */
export function wordsOf(values: Float64Array): Uint32Array {
  return new Uint32Array(values.buffer, values.byteOffset, 2 * values.length)
}

/**
 * Bins by the leading 32 bits of numbers, which are about their logarithm, between the outermost half per cents of a
 * sample; what is beyond those goes into the first and the last bin.
 */
export function binnerFor(sample: Float64Array, count: number): Binner {
  const keys = keysOf(sample).sort()
  const outside = Math.floor(sample.length / 200)
  const least = keys[outside] ?? 0
  const most = keys[sample.length - 1 - outside] ?? 0
  const scale = (count - 2) / (most - least + 1)
  const last = count - 1
  return (words, bins) => {
    for (let row = 0; row < bins.length; row++) {
      const key = keyOf(words[2 * row + HIGH]!)
      bins[row] = key < least ? 0 : key > most ? last : 1 + (((key - least) * scale) | 0)
    }
  }
}

/** At most so many numbers of a longer run, evenly from all of it. */
export function sampleOf(values: Float64Array, most: number): Float64Array {
  const sample = new Float64Array(Math.min(most, values.length))
  const step = values.length / sample.length
  for (let at = 0; at < sample.length; at++) sample[at] = values[Math.floor(at * step)]!
  return sample
}

function keysOf(values: Float64Array): Uint32Array {
  const words = wordsOf(values)
  const keys = new Uint32Array(values.length)
  for (let row = 0; row < keys.length; row++) keys[row] = keyOf(words[2 * row + HIGH]!)
  return keys
}

/**
 * A whole number of the leading 32 bits of a double, that ascends where these descend and is equal only for neighbours up
 * to a millionth apart; of −∞ it is the greatest. Of a positive number the bits ascend with it, of a negative one they
 * descend.
 */
function keyOf(word: number): number {
  return (word & 0x80000000 ? word : ~word & 0x7fffffff) >>> 0
}
