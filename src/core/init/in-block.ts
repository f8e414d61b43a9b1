/** A text as the lines of a literal block of YAML, with so many spaces before each. */
export function inBlock(text: string, indent: number): string {
  return text.replace(/^(?=[^\n])/gm, ' '.repeat(indent))
}
