/**
 * The line breaks, commas, colons and opening brackets of a text: about the number of its values, told without
 * parsing, and never much less.
 */
export function countSeparators(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 128) count += isSeparator[code]!
  }
  return count
}

// By character code: a look-up costs a quarter of telling them apart one by one.
const isSeparator = new Uint8Array(128)
for (const char of '\n,:[{') isSeparator[char.charCodeAt(0)] = 1
