import { type Document, isAlias, isMap, isScalar, isSeq, type Node, parseAllDocuments } from 'yaml'
import type { YamlNode } from '../../../src/core/yaml/node.js'

/**
 * How the package `yaml` differs from pm about a text that pm accepts: undefined where both see the same values,
 * else what `yaml` says.
 */
export function disagreement(text: string, root: YamlNode | undefined): string | undefined {
  const [document, ...more] = parseAllDocuments(text, {
    version: '1.2',
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'silent',
  })
  if (!document) return root ? 'it sees no document' : undefined
  if (more.some(({ contents, errors }) => contents || errors.length)) return 'it sees two documents'
  const [error] = (document as Document).errors
  if (error) return `${error.code}: ${error.message}`
  const ours = JSON.stringify(root ? ourShape(root) : EMPTY, exactly)
  const its = JSON.stringify(itsShape(document.contents, document as Document), exactly)
  const isNothing = !root && isScalar(document.contents) && document.contents.value === null
  return ours === its || isNothing
    ? undefined
    : `${ours.slice(0, 300)} is to it ${its.slice(0, 300)}`
}

const EMPTY = ['', null]

// A scalar is its text and its value; the text of a plain scalar is its source.
function ourShape(node: YamlNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return [node.text, node.value]
    case 'sequence':
      return { list: node.items.map(ourShape) }
    case 'map':
      return { map: node.entries.map(({ key, value }) => [key.text, ourShape(value)]) }
  }
}

function itsShape(node: Node | null | undefined, document: Document): unknown {
  if (!node) return EMPTY
  if (isAlias(node)) return itsShape(node.resolve(document), document)
  if (isSeq(node)) return { list: node.items.map((item) => itsShape(item as Node, document)) }
  if (isScalar(node)) return [textOf(node.value, node.source), node.value]
  if (!isMap(node)) throw new Error('a node of a new kind')
  return {
    map: node.items.map(({ key, value }) => [
      isScalar(key) ? textOf(key.value, key.source) : itsText(key as Node, document),
      itsShape(value as Node | null, document),
    ]),
  }
}

function itsText(key: Node | null, document: Document): string {
  const node = isAlias(key) ? key.resolve(document) : key
  return isScalar(node) ? textOf(node.value, node.source) : ''
}

function textOf(value: unknown, source: string | undefined): string {
  return typeof value === 'string' ? value : (source ?? '')
}

function exactly(_: string, value: unknown): unknown {
  const isOdd = typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))
  return isOdd ? `${Object.is(value, -0) ? '-0' : value}` : value
}

/** Where the two parsers differ about texts that js-yaml accepts, and why pm goes with js-yaml. */
export const knownDifferences: readonly { readonly why: string; readonly seen: RegExp }[] = [
  {
    why: 'a line of nothing but tabs inside a text or brackets: blank by the specification, an error to yaml',
    seen: /^[ ]*\t[ \t]*$/m,
  },
  {
    why: 'tabs before the first token of a document: separation by the specification, indentation to yaml',
    seen: /^ *\t/m,
  },
  {
    why: 'blanks that end a block text: how many of them are part of it',
    seen: /[|>][-+\d]*[ \t]*(?:#.*)?\r?\n(?:.*\r?\n)*? +(?:\r?\n|$)/,
  },
  {
    why: 'an escaped line break before a blank line: one blank more or less',
    seen: /\\\r?\n[ \t]*\r?\n/,
  },
  {
    why: 'the value of a key in braces that begins on the next line as :value, an error to yaml',
    seen: /^\s*:\S/m,
  },
  {
    why: 'two ends of a document: with an empty document between them to yaml',
    seen: /^\.\.\.[\s\S]*^\.\.\./m,
  },
  {
    why: 'a number beyond the range of numbers: text to js-yaml, infinite to yaml',
    seen: /\d[eE]\+?\d{3}|\d{300}/,
  },
  {
    why: 'a text at the root with an indentation indicator: counted from column 0 or from -1',
    seen: /^(?:--- )?[|>][-+]?\d/,
  },
]
