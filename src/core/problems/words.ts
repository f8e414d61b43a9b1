const MOST_LISTED = 8
const LONGEST_QUOTE = 60

/** A user's text in a message: quoted, on one line, cut, with control characters escaped. */
export function quote(text: string): string {
  const cut = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text
  return `"${escapeControls(cut).replaceAll('"', '\\"')}"`
}

/** Text that can neither move the cursor nor reorder what stands around it, nor give a CI runner a command. */
export function escapeControls(text: string): string {
  return replaceUnsafe(text, (char) =>
    char === '\n' ? '\\n' : char === '\t' ? '\\t' : `\\u{${char.codePointAt(0)!.toString(16)}}`,
  )
}

/** The text with every character replaced that a terminal or a CI runner acts on, line ends among them. */
export function replaceUnsafe(text: string, by: (char: string) => string): string {
  return PLAIN.test(text) && !text.includes('##') ? text : text.replace(UNSAFE, by)
}

const PLAIN = /^[\x20-\x7e]*$/

// C0, DEL, C1, line and paragraph separators, bidirectional controls, soft hyphens and zero-width marks, lone surrogates;
// and the second # of ##[ or ##name[, which runners obey wherever it stands in a line.
const UNSAFE =
  /[\p{Cc}\u00ad\u2028\u2029\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]|\p{Cs}|(?<=#)#(?=\w*\[)/gu

/** `a, b and c`; over eight are cut with a count. */
export function list(names: readonly string[], last = 'and'): string {
  if (names.length <= 1) return names.join('')
  if (names.length > MOST_LISTED) {
    const rest = names.length - MOST_LISTED
    return `${names.slice(0, MOST_LISTED).join(', ')} ${last} ${rest} more`
  }
  return `${names.slice(0, -1).join(', ')} ${last} ${names[names.length - 1]}`
}

const MANY = /(week|day|month|hour|quarter|sprint|point|person)s$/

/** A number as a text before its unit: `1 person-week`, `2 person-weeks`; other units stay as they are. */
export function amount(number: string, unit: string): string {
  return `${number} ${number === '1' ? unit.replace(MANY, '$1') : unit}`
}

/** `1 item`, `2 items`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
