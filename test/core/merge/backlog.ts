/** A backlog as somebody writes it: what it says, with its comments and the way it is laid out. */
export interface Backlog {
  /** Whether the items stand under `items:`. */
  readonly isWrapped: boolean
  readonly head: string | undefined
  readonly items: readonly Item[]
  readonly tail: string | undefined
}

export interface Item {
  /** What it is in every version, whatever its id. */
  readonly uid: string
  /** A comment above it, and one behind its last field. */
  readonly above: string | undefined
  readonly below: string | undefined
  /** Whether it is written in braces, without comments. */
  readonly isFlow: boolean
  readonly fields: readonly Field[]
}

export interface Field {
  readonly name: string
  readonly value: FieldValue
  readonly style: 'plain' | 'long'
  /** A comment above it, and one at the end of its line. */
  readonly above: string | undefined
  readonly end: string | undefined
}

export type FieldValue = string | readonly string[] | Readonly<Record<string, string>>

/** The text of a backlog. */
export function written({ isWrapped, head, items, tail }: Backlog): string {
  const indent = isWrapped ? '  ' : ''
  return [
    ...(head ? [`# ${head}`, ''] : []),
    ...(isWrapped ? ['items:'] : []),
    ...items.flatMap((item, index) => [
      ...(index > 0 ? [''] : []),
      ...(item.above ? [`${indent}# ${item.above}`] : []),
      ...itemLines(item).map((line, at) => `${indent}${at === 0 ? '- ' : '  '}${line}`),
    ]),
    ...(tail ? [`# ${tail}`] : []),
    '',
  ].join('\n')
}

function itemLines({ fields, isFlow, below }: Item): string[] {
  if (isFlow)
    return [`{${fields.map(({ name, value }) => `${name}: ${inline(value)}`).join(', ')}}`]
  return [
    ...fields.flatMap((field) => [
      ...(field.above ? [`# ${field.above}`] : []),
      ...fieldLines(field),
    ]),
    ...(below ? [`# ${below}`] : []),
  ]
}

function fieldLines({ name, value, style, end }: Field): string[] {
  const comment = end ? ` # ${end}` : ''
  if (style === 'plain') return [`${name}: ${inline(value)}${comment}`]
  if (typeof value === 'string')
    return [`${name}: |`, ...value.split(' ').map((word) => `  ${word}`)]
  if (isList(value)) return [`${name}:${comment}`, ...value.map((each) => `  - ${each}`)]
  return [`${name}:${comment}`, ...Object.entries(value).map(([key, each]) => `  ${key}: ${each}`)]
}

function inline(value: FieldValue): string {
  if (typeof value === 'string') return value
  if (isList(value)) return `[${value.join(', ')}]`
  return `{${Object.entries(value)
    .map(([key, each]) => `${key}: ${each}`)
    .join(', ')}}`
}

export function isList(value: FieldValue): value is readonly string[] {
  return Array.isArray(value)
}

/** What an item says, of each field its text. */
export function said({ fields }: Item): Readonly<Record<string, FieldValue>> {
  return Object.fromEntries(
    fields.map(({ name, value, style }) => [
      name,
      style === 'long' && typeof value === 'string' ? `${value.replaceAll(' ', '\n')}\n` : value,
    ]),
  )
}
