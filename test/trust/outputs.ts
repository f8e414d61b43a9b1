import { runnerCommand } from '../render/problems/runner.js'

// What moves a cursor, starts a sequence, reorders or hides text; and halves of characters, which are no text at all.
const UNSAFE =
  /[\p{Cc}\u00ad\u061c\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]|\p{Cs}/u

/** The codes by which pm colours. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they begin with one
const STYLES = /\u001b\[(?:1|2|22|3\d|39)m/g

/** What is wrong with an output that a terminal or the log of a CI job shows. */
export function unsafeLines(output: string, isColoured = false): readonly string[] {
  const plain = isColoured ? output.replace(STYLES, '') : output
  return plain
    .split('\n')
    .filter(
      (line) => UNSAFE.test(line) || runnerCommand(line) !== undefined || /##\w*\[/.test(line),
    )
}
