const LEAST_DIGITS = 3
const MOST_DIGITS = 12

/** Numbers as short texts: with as few significant digits, from three, as show different ones as different. */
export function shownApart<K extends string>(
  numbers: Readonly<Record<K, number>>,
): Record<K, string> {
  const entries = Object.entries<number>(numbers) as [K, number][]
  const different = new Set(entries.map(([, value]) => value)).size
  for (let digits = LEAST_DIGITS; ; digits++) {
    const shown = entries.map(([key, value]) => [key, text(value, digits)] as const)
    const isApart = new Set(shown.map(([, value]) => value)).size === different
    if (isApart || digits === MOST_DIGITS) return Object.fromEntries(shown) as Record<K, string>
  }
}

// Whole numbers keep all their digits.
function text(value: number, digits: number): string {
  const whole = Math.round(value)
  const isLong = String(Math.abs(whole)).length > digits
  return String(isLong ? whole : Number(value.toPrecision(digits)))
}
