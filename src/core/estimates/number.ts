const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/

/**
 * The number that a text writes in decimal digits, or undefined: hexadecimal and octal digits,
 * separators of thousands, `.inf`, `.nan`, an empty text and what no double can hold are no numbers.
 */
export function readNumber(text: string): number | undefined {
  if (!DECIMAL.test(text)) return undefined
  const value = Number(text)
  if (!Number.isFinite(value)) return undefined
  return value === 0 ? 0 : value
}
