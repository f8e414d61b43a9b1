/** The 32-bit FNV-1a hash of a text's UTF-16 units (Fowler, Noll, Vo). */
export function fnv1a32(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value >>> 0
}

const TWO_TO_32 = 0x1_0000_0000
const LOW_PRIME = 0x1b3

/** The 64-bit FNV-1a hash of a text's UTF-16 units (Fowler, Noll, Vo), as 16 hexadecimal digits. */
export function fnv1a64(text: string): string {
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
