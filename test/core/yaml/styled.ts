import * as fc from 'fast-check'

/** Data as a document may hold it. */
export type Data =
  | null
  | boolean
  | number
  | string
  | readonly Data[]
  | { readonly [key: string]: Data }

/** A number from 0 to below n, decided by a case. */
type Choose = (n: number) => number

const words = ['a', 'b: c', 'it’s', "it's", 'x # y', '80%', '2 to 5', '- d', '007', 'yes', '']
const keys = ['a', 'b', 'effort', 'rice', 'two words', '2027-Q1', '7', 'a: b', 'é']

const scalar: fc.Arbitrary<Data> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer({ min: -99, max: 99 }),
  fc.constantFrom(...words),
  fc.constantFrom('one\ntwo', 'one\ntwo\n', 'one\n\n# two\n', '  deep\nless\n'),
)

const data: fc.Arbitrary<Data> = fc.letrec<{ node: Data }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('node'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...keys), tie('node'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).node

/** A mapping and one of the ways of writing it by hand: styles, quotes, comments, blank lines, line ends, a mark. */
export const document: fc.Arbitrary<{ readonly text: string; readonly value: Data }> = fc
  .record({
    value: fc.dictionary(fc.constantFrom(...keys), data, { maxKeys: 4, noNullPrototype: true }),
    choices: fc.array(fc.nat(0xffff), { minLength: 8, maxLength: 64 }),
    lineBreak: fc.constantFrom('\n', '\n', '\r\n'),
    mark: fc.constantFrom('', '', '\ufeff'),
  })
  .map(({ value, choices, lineBreak, mark }) => {
    let at = 0
    const choose: Choose = (n) => choices[at++ % choices.length]! % n
    const text = root(value, choose)
    return { value, text: mark + text.replaceAll('\n', lineBreak) }
  })

function root(value: Readonly<Record<string, Data>>, choose: Choose): string {
  const head = pick(choose, ['', '', '# head\n', '---\n', '\n'])
  const isFlow = !Object.keys(value).length || choose(6) === 0
  const tail = pick(choose, ['\n', '\n', ' # last\n', '\n# foot\n', '\n\n'])
  const body = isFlow ? flow(value, choose) : map(value, '', choose).replace(/^\n+/, '')
  return head + body.replace(/\n$/, '') + (endsOpen(body) ? '\n' : tail)
}

// Nothing may follow a block text but its line end.
function endsOpen(body: string): boolean {
  return body.endsWith('\n')
}

/** Lines that each begin with a line break, so that they may follow a key or a dash. */
function map(value: Readonly<Record<string, Data>>, indent: string, choose: Choose): string {
  return Object.entries(value)
    .map(
      ([key, inner]) =>
        gap(indent, choose) + indent + keyText(key) + after(inner, indent, choose, false),
    )
    .reduce((sofar, next) => sofar.replace(/\n$/, '') + next, '')
}

function list(value: readonly Data[], indent: string, choose: Choose): string {
  return value
    .map((inner) => `${gap(indent, choose)}${indent}-${after(inner, indent, choose, true)}`)
    .reduce((sofar, next) => sofar.replace(/\n$/, '') + next, '')
}

function gap(indent: string, choose: Choose): string {
  return pick(choose, ['\n', '\n', '\n', '\n\n', `\n${indent}# between\n`])
}

function keyText(key: string): string {
  return /: /.test(key) ? `"${key}":` : `${key}:`
}

// What stands behind a key or a dash, the blank before it included.
function after(value: Data, indent: string, choose: Choose, isEntry: boolean): string {
  const deeper = `${indent}${pick(choose, ['  ', '  ', '    '])}`
  if (isMap(value) && Object.keys(value).length && choose(3)) {
    const lines = map(value, deeper, choose)
    // The first key may stand beside the dash.
    const first = lines.replace(/^\n+/, '')
    const isPlain = first.startsWith(deeper) && !first.startsWith(`${deeper}#`)
    if (isEntry && deeper === `${indent}  ` && isPlain && choose(3))
      return ` ${first.slice(deeper.length)}`
    return comment(choose) + lines
  }
  if (Array.isArray(value) && value.length && choose(3)) {
    const isFlush = !isEntry && choose(2)
    return comment(choose) + list(value, isFlush ? indent : deeper, choose)
  }
  if (typeof value === 'string' && /\n/.test(value) && choose(3)) return blockText(value, indent)
  const inline = flow(value, choose)
  return (inline === '' ? '' : ` ${inline}`) + comment(choose)
}

function comment(choose: Choose): string {
  return choose(4) ? '' : ' # note'
}

function blockText(value: string, indent: string): string {
  const isDeep = value.startsWith(' ')
  const chomping = value.endsWith('\n') ? '' : '-'
  const lines = value.replace(/\n$/, '').split('\n')
  const inner = `${indent}   `
  return ` |${isDeep ? '3' : ''}${chomping}\n${lines.map((line) => (line ? inner + line : '')).join('\n')}\n`
}

function flow(value: Data, choose: Choose): string {
  if (isMap(value)) {
    const parts = Object.entries(value).map(([key, inner]) =>
      `${keyText(key)} ${flow(inner, choose)}`.trimEnd(),
    )
    return pick(choose, [
      `{${parts.join(', ')}}`,
      `{ ${parts.join(' , ')} }`,
      `{${parts.join(', ')}${parts.length ? ',' : ''}}`,
    ])
  }
  if (Array.isArray(value))
    return `[${value.map((inner) => flow(inner, choose) || '~').join(', ')}]`
  if (value === null) return pick(choose, ['', 'null', '~'])
  return typeof value === 'string' ? text(value, choose) : String(value)
}

const PLAIN = /^(?:a|it’s|80%|2 to 5|yes|it's)$/

function text(value: string, choose: Choose): string {
  if (PLAIN.test(value) && choose(2)) return value
  return value.includes('\n') || choose(2)
    ? JSON.stringify(value)
    : `'${value.replaceAll("'", "''")}'`
}

function isMap(value: Data): value is { readonly [key: string]: Data } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function pick<T>(choose: Choose, of: readonly T[]): T {
  return of[choose(of.length)]!
}
