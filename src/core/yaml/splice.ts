import { describeNode } from '../problems/describe.js'
import { lineEnd, lineStart } from './gap.js'
import { isNull, type YamlEntry, type YamlMap, type YamlNode } from './node.js'
import { stepInto, type YamlPath } from './path.js'
import { inQuotesOf, type ValueText } from './value-text.js'

/** A stretch of a text and what is to stand there in its place. */
export interface Splice {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Why there is no place for a value: what stands at the path so far, after so many steps of it. */
export interface NoPlace {
  readonly kind: 'no-mapping' | 'no-entry' | 'repeated'
  readonly steps: number
  readonly got: string
}

/** A value as it is written, and the steps of its path as keys. */
export interface Written extends ValueText {
  readonly keys: readonly string[]
}

/** Where in a document a value belongs, and what is to be written there. */
export function spliceAt(
  text: string,
  root: YamlNode | undefined,
  path: YamlPath,
  written: Written,
): Splice | NoPlace {
  if (!root) return atEnd(text, path, written)
  let node = root
  let entry: YamlEntry | undefined
  let isFlow = false
  for (const [steps, step] of path.entries()) {
    if (node.repeats) return { kind: 'repeated', steps, got: describeNode(node) }
    isFlow ||= isBracketed(text, node)
    const next = stepInto(node, step)
    if (!next) {
      if (node.kind === 'map') return intoMap(text, node, path, steps, written, isFlow)
      if (isNull(node)) return inPlaceOf(text, node, entry, nested(written, steps, path.length))
      const kind = node.kind === 'sequence' ? 'no-entry' : 'no-mapping'
      return { kind, steps, got: describeNode(node) }
    }
    entry = node.kind === 'map' ? node.entries.find(({ value }) => value === next) : undefined
    node = next
  }
  return inPlaceOf(text, node, entry, valueFor(text, node, written, isFlow))
}

function isBracketed(text: string, node: YamlNode): boolean {
  return node.kind !== 'scalar' && (text[node.start] === '{' || text[node.start] === '[')
}

function valueFor(text: string, node: YamlNode, written: Written, isFlow: boolean): string {
  const token = node.kind === 'scalar' ? text.slice(node.start, node.end) : ''
  return inQuotesOf(token, written) ?? (isFlow ? written.flow : written.block)
}

// The steps that are not there yet, as mappings in one line.
function nested({ keys, flow }: Written, from: number, to: number): string {
  const inner = keys.slice(from, to)
  return `${inner.map((key) => `{${key}: `).join('')}${flow}${'}'.repeat(inner.length)}`
}

function inPlaceOf(
  text: string,
  node: YamlNode,
  entry: YamlEntry | undefined,
  value: string,
): Splice {
  const { start, end } = node
  if (start < end) return { start, end, text: indentFor(text, node, entry) + value }
  // A key may stand without its colon: `{a}`.
  const hasColon = !entry || text.slice(entry.key.end, start).includes(':')
  return { start, end, text: `${hasColon ? '' : ':'} ${value}` }
}

// The dashes of a list may stand below the first letter of its key, where no other value may.
function indentFor(text: string, node: YamlNode, entry: YamlEntry | undefined): string {
  if (node.kind !== 'sequence' || !entry || text[node.start] !== '-') return ''
  return columnOf(text, node.start) === columnOf(text, entry.key.start) ? '  ' : ''
}

function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset)
}

function intoMap(
  text: string,
  map: YamlMap,
  path: YamlPath,
  steps: number,
  written: Written,
  isFlow: boolean,
): Splice {
  const isLast = steps === path.length - 1
  const inner = isLast
    ? isFlow
      ? written.flow
      : written.block
    : nested(written, steps + 1, path.length)
  const entry = `${written.keys[steps]}: ${inner}`
  const last = map.entries[map.entries.length - 1]
  if (isFlow) {
    if (last) return insertion(Math.max(last.key.end, last.value.end), `, ${entry}`)
    return insertion(map.start + 1, entry)
  }
  const indent = ' '.repeat(columnOf(text, map.entries[0]?.key.start ?? map.start))
  const lineBreak = lineBreakOf(text)
  // What is added after a block of text could become part of it.
  if (last && endsInBlockText(text, last.value))
    return insertion(last.key.start, `${entry}${lineBreak}${indent}`)
  return insertion(lineEnd(text, map.end), `${lineBreak}${indent}${entry}`)
}

function insertion(at: number, text: string): Splice {
  return { start: at, end: at, text }
}

function endsInBlockText(text: string, node: YamlNode): boolean {
  if (node.repeats) return false
  if (node.kind === 'scalar') return node.end > node.start && /[|>]/.test(text[node.start]!)
  const last =
    node.kind === 'map' ? node.entries[node.entries.length - 1]?.value : node.items.at(-1)
  return !isBracketed(text, node) && last !== undefined && endsInBlockText(text, last)
}

// A document without content: its comments stay above.
function atEnd(text: string, path: YamlPath, written: Written): Splice {
  const lineBreak = lineBreakOf(text)
  const isOpen = text !== '' && !/[\r\n]$/.test(text)
  const value = path.length === 1 ? written.block : nested(written, 1, path.length)
  const entry = path.length ? `${written.keys[0]}: ${value}` : written.block
  return insertion(text.length, `${isOpen ? lineBreak : ''}${entry}${lineBreak}`)
}

function lineBreakOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n'
}
