import { textFields } from '../schema/item.js'

/** What a part of a YAML document says, without where it stands; a node is one. */
export type Value =
  | {
      readonly kind: 'scalar'
      readonly value: null | boolean | number | string
      readonly text: string
    }
  | { readonly kind: 'map'; readonly entries: readonly ValueEntry[] }
  | { readonly kind: 'sequence'; readonly items: readonly Value[] }

interface ValueEntry {
  readonly key: { readonly text: string }
  readonly value: Value
}

/** What says nothing. */
export const empty: Value = { kind: 'scalar', value: null, text: '' }

/** Whether two parts say the same: the order of keys does not count, and how a text is quoted or folded. */
export function isSame(a: Value, b: Value): boolean {
  return areAlike(a, b, exact)
}

/**
 * Whether two parts at a path of keys are worth the same, however they are written: 3, 3.0 and "3". In a field that holds
 * texts only their letters count.
 */
export function isEqual(a: Value, b: Value, path: readonly string[]): boolean {
  return areAlike(
    a,
    b,
    path.reduce((reading, key) => reading.inside(key), asValues),
  )
}

type Scalar = Extract<Value, { kind: 'scalar' }>

/** What counts where two parts are compared. */
interface Reading {
  readonly isSame: (a: Scalar, b: Scalar) => boolean
  /** What counts of what a key leads to. */
  readonly inside: (key: string) => Reading
}

// 1.0 and 1 are two texts where a field is text, and 5 and "5" two values where it is not.
const exact: Reading = {
  isSame: (a, b) => a.text === b.text && typeof a.value === typeof b.value,
  inside: () => exact,
}

const asTexts: Reading = { isSame: (a, b) => a.text === b.text, inside: () => asTexts }

const asValues: Reading = {
  isSame: (a, b) => a.text === b.text || isSameNumber(a, b),
  inside: (key) => (textFields().has(key) ? asTexts : asValues),
}

const DIGITS = /^\d+$/

// 007 and 7 are two names, and so are two numbers with more digits than count.
function isSameNumber(a: Scalar, b: Scalar): boolean {
  const areNames = DIGITS.test(a.text) && DIGITS.test(b.text)
  return typeof a.value !== 'string' && a.value === b.value && !areNames
}

function areAlike(a: Value, b: Value, reading: Reading): boolean {
  if (a === b) return true
  if (a.kind === 'scalar') return b.kind === 'scalar' && areScalarsAlike(a, b, reading)
  if (a.kind === 'sequence')
    return (
      b.kind === 'sequence' &&
      a.items.length === b.items.length &&
      a.items.every((item, index) => areAlike(item, b.items[index]!, reading))
    )
  return b.kind === 'map' && areMapsAlike(a.entries, b.entries, reading)
}

function areScalarsAlike(a: Scalar, b: Scalar, reading: Reading): boolean {
  if (a.value === null || b.value === null) return a.value === b.value
  return reading.isSame(a, b)
}

function areMapsAlike(
  a: readonly ValueEntry[],
  b: readonly ValueEntry[],
  reading: Reading,
): boolean {
  if (a.length !== b.length) return false
  let others: ReadonlyMap<string, Value> | undefined
  return a.every(({ key, value }, index) => {
    const inside = reading.inside(key.text)
    const beside = b[index]!
    if (!others && beside.key.text === key.text) return areAlike(value, beside.value, inside)
    others ??= new Map(b.map((entry) => [entry.key.text, entry.value]))
    const other = others.get(key.text)
    return other !== undefined && areAlike(value, other, inside)
  })
}

/** One text for all values that are the same. */
export function canonicalText(value: Value): string {
  if (value.kind === 'scalar')
    return value.value === null ? 'null' : typeof value.value + JSON.stringify(value.text)
  if (value.kind === 'sequence') return `[${value.items.map(canonicalText).join()}]`
  const entries = value.entries.map(
    (entry) => `${JSON.stringify(entry.key.text)}:${canonicalText(entry.value)}`,
  )
  return `{${entries.sort().join()}}`
}
