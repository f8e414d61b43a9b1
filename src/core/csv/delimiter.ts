const delimiters = [',', ';', '\t'] as const

export type Delimiter = (typeof delimiters)[number]

/** What separates the cells of a header: whichever of comma, semicolon and tab it has most of outside quotes. */
export function delimiterOf(header: string): Delimiter {
  const outside = header.replace(/"[^"]*"/g, '')
  const count = (delimiter: string) => outside.split(delimiter).length
  return delimiters.reduce((best, next) => (count(next) > count(best) ? next : best), ',')
}
