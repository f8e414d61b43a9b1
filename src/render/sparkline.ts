const BARS = '▁▂▃▄▅▆▇█'
const NONE = '·'

/**
 * Values in their order as bars of eight heights, in at most so many characters; a dot where there is none. Of values that
 * share a character the last is shown. `isLowBest` puts the lowest on top, as of ranks.
 */
export function sparkline(
  values: readonly (number | null)[],
  width: number,
  isLowBest: boolean,
): string {
  const known = values.filter((value) => value !== null)
  const least = known.reduce((a, b) => Math.min(a, b), Infinity)
  const most = known.reduce((a, b) => Math.max(a, b), -Infinity)
  const count = Math.min(values.length, width)
  const shown = Array.from({ length: count }, (_, at) => {
    return values[Math.floor(((at + 1) * values.length) / count) - 1] ?? null
  })
  return shown.map((value) => (value === null ? NONE : barOf(value))).join('')

  function barOf(value: number): string {
    if (least === most) return BARS[3]!
    const height = (value - least) / (most - least)
    return BARS[Math.round((isLowBest ? 1 - height : height) * (BARS.length - 1))]!
  }
}
