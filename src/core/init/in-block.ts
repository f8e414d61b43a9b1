import { isPrintable, scalarText } from '../yaml/scalar-text.js'

/** A text of several lines as what stands after a key: a literal block, or in quotes where it has what no block can hold. */
export function blockText(text: string, indent: number): string {
  return text.split('\n').every(isPrintable) ? `|\n${inBlock(text, indent)}` : scalarText(text)
}

/** A text as the lines of a literal block of YAML, with so many spaces before each. */
export function inBlock(text: string, indent: number): string {
  return text.replace(/^(?=[^\n])/gm, ' '.repeat(indent))
}
