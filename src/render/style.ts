/** Ways to set a text off on a terminal. Styles neither nest nor span lines. */
export type Style = Readonly<Record<keyof typeof codes, (text: string) => string>>

// What begins and what ends each of them, by ECMA-48.
const codes = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const

/** The styles, or texts as they are where there is no colour. */
export function styleOf(hasColour: boolean): Style {
  const styles = Object.entries(codes).map(([name, [begin, end]]) => [
    name,
    (text: string) => (hasColour && text ? `\x1b[${begin}m${text}\x1b[${end}m` : text),
  ])
  return Object.fromEntries(styles)
}
