import type { Framework, Input } from '../frameworks/framework.js'
import { itemColumns } from '../schema/other-names.js'
import { MAX_KEY } from '../yaml/limits.js'
import { scalarText } from '../yaml/scalar-text.js'

/** What a column of an imported table becomes. */
export type Column =
  | { readonly kind: ItemColumn; readonly name: string }
  | {
      readonly kind: 'input'
      readonly name: string
      readonly framework: Framework
      readonly input: Input
      /** A bare number is a percentage: the header says so, as in `Confidence (%)`. */
      readonly isPercent: boolean
      /** What its header says that it counts: days for `Effort (days)`, points for an `Estimate`. */
      readonly unit?: string
    }
  | { readonly kind: 'extra'; readonly name: string }

/** A column from 0; one beyond the header is an extra one. */
export function columnAt(columns: readonly Column[], at: number): Column {
  return columns[at] ?? { kind: 'extra', name: `column ${at + 1}` }
}

/** A field of an item that a column may become. */
export type ItemColumn = keyof typeof itemColumns

// What trackers call an input of ours, and the unit that it has there.
const otherNames: readonly { readonly name: string; readonly of: string; readonly unit: string }[] =
  [{ name: 'estimate', of: 'effort', unit: 'points' }]

/**
 * The columns of a header. A column that is neither a field of an item nor an input of a framework is an
 * extra one, as is a second column for the same field; only tags may stand in several.
 */
export function readColumns(
  header: readonly string[],
  frameworks: readonly Framework[],
): { readonly columns: readonly Column[]; readonly framework: Framework | undefined } {
  const named = header.map(wordsOf)
  const words = named.map((word) => otherName(word, named)?.of ?? word)
  const chosen = new Map<number, ItemColumn>()
  for (const kind of Object.keys(itemColumns) as ItemColumn[]) {
    const known: readonly string[] = itemColumns[kind]
    const found = known.flatMap((name) => words.flatMap((word, at) => (word === name ? [at] : [])))
    for (const at of kind === 'tags' ? found : found.slice(0, 1)) chosen.set(at, kind)
  }
  const first = new Map([...words.entries()].reverse().map(([at, word]) => [word, at]))
  const free = words.map((word, at) => (chosen.has(at) || first.get(word) !== at ? '' : word))
  const framework = frameworks.find((candidate) => isFilledBy(candidate, free))
  const preferred = [
    ...frameworks.filter((candidate) => candidate === framework),
    ...frameworks.filter((candidate) => candidate !== framework),
  ]
  const names = namesOf(header)
  const columns = header.map((cell, at): Column => {
    const name = names[at]!
    const kind = chosen.get(at)
    if (kind) return { kind, name }
    for (const candidate of preferred) {
      const input = inputsOf(candidate).find((one) => wordsOf(one.name) === free[at])
      if (!input) continue
      const unit = otherName(named[at]!, named)?.unit ?? unitOf(cell)
      return {
        kind: 'input',
        name,
        framework: candidate,
        input,
        isPercent: cell.includes('%'),
        ...(unit !== undefined && { unit }),
      }
    }
    return { kind: 'extra', name }
  })
  return { columns, framework }
}

// All that the framework asks for has a column, and that is more than one number.
function isFilledBy(framework: Framework, words: readonly string[]): boolean {
  const required = inputsOf(framework).filter((input) => input.default === undefined)
  return (
    framework.score !== undefined &&
    framework.unusable === undefined &&
    required.length === framework.inputs.length &&
    required.length > 1 &&
    required.every((input) => words.includes(wordsOf(input.name)))
  )
}

function inputsOf(framework: Framework): readonly Input[] {
  return framework.inputs.filter((input) => !input.from)
}

// Ours goes first where a table has both.
function otherName(word: string, words: readonly string[]) {
  const other = otherNames.find(({ name }) => name === word)
  return other && !words.includes(other.of) ? other : undefined
}

function unitOf(cell: string): string | undefined {
  return /[([]\s*(\p{L}[\p{L} -]*?)\s*[)\]]\s*$/u.exec(cell)?.[1]
}

// What stands in brackets is a unit: `Effort (weeks)`.
function wordsOf(cell: string): string {
  return cell
    .toLowerCase()
    .replace(/[([].*$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

// With room for the number that tells two apart.
const LONGEST = MAX_KEY - 16

// Unlike each other, never empty, and short enough for a key.
function namesOf(header: readonly string[]): string[] {
  const used = new Set<string>()
  const counts = new Map<string, number>()
  return header.map((cell, at) => {
    const given = cell.trim()
    const base = given && scalarText(given).length < LONGEST ? given : `column ${at + 1}`
    let count = counts.get(base) ?? 1
    let name = base
    while (used.has(name)) name = `${base} ${++count}`
    counts.set(base, count)
    used.add(name)
    return name
  })
}
