import { entryOf, isNull, type YamlEntry, type YamlMap, type YamlNode } from '../yaml/node.js'
import { oneLine } from '../yaml/one-line.js'
import type {
  EitherSchema,
  ListSchema,
  MappingSchema,
  NumberSchema,
  RecordSchema,
  Schema,
  TextFault,
  TextSchema,
  WordsSchema,
} from './schema.js'

/** What of a node its schema does not accept, at its path of keys and indexes. */
export interface Misfit {
  readonly path: PropertyKey[]
  readonly node: YamlNode
  readonly fault: Fault
}

type Fault =
  | TextFault
  /** `isEntry`: it is what the list that is expected may hold. */
  | { readonly rule: 'invalid-type'; readonly expected: string; readonly isEntry?: boolean }
  | { readonly rule: 'invalid-value'; readonly allowed: readonly string[] }
  | { readonly rule: 'out-of-range'; readonly limit: string }
  /** The node is the mapping that lacks it, which may have those that are known. */
  | { readonly rule: 'missing-field'; readonly known: readonly string[] }

/** What a conversion finds beside the value. */
export interface Findings {
  readonly misfits: Misfit[]
  /** Called for each key of a mapping that its schema does not know. */
  onUnknown(entry: YamlEntry, known: readonly string[], at: YamlMap): void
  /** Called for each entry of a list that is left out because of a misfit in it. */
  onDropped?(entry: YamlNode): void
}

/**
 * The value of a node by its schema: texts become the scalar's source text, other scalars their value, and keys without
 * a value are absent. What does not fit is absent too, with it an entry of a list as a whole and a mapping that needs
 * it; undefined where nothing is left.
 */
export function convert(schema: Schema, node: YamlNode, findings: Findings): unknown {
  switch (schema.is) {
    case 'text':
      return text(schema, node, findings)
    case 'words':
      return word(schema, node, findings)
    case 'number':
      return number(schema, node, findings)
    case 'truth':
      if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value
      return misfit(schema, node, findings)
    case 'nothing':
      return isNull(node) ? null : misfit(schema, node, findings)
    case 'anything':
      return plainValue(node)
    case 'list':
      return list(schema, node, findings)
    case 'record':
      return record(schema, node, findings)
    case 'mapping': {
      if (node.kind !== 'map') return misfit(schema, node, findings)
      const value = {}
      return fill(value, schema, node, findings) ? value : undefined
    }
    case 'either':
      return either(schema, node, findings)
  }
}

/** Gives a value the fields of a mapping. Whether it then has all that its schema requires. */
export function fill(
  value: Record<string, unknown>,
  { byName, names, required }: MappingSchema,
  node: YamlMap,
  findings: Findings,
): boolean {
  for (const entry of node.entries) {
    const name = entry.key.text
    const field = byName.get(name)
    if (!field) findings.onUnknown(entry, names, node)
    else if (!field.isOptional || !isNull(entry.value)) {
      const given = inside(name, field, entry.value, findings)
      if (given !== undefined) value[name] = given
    }
  }
  let isWhole = true
  for (const name of required) {
    if (value[name] !== undefined) continue
    isWhole = false
    if (!entryOf(node, name)) refuse({ rule: 'missing-field', known: names }, node, findings, name)
  }
  return isWhole
}

function text(schema: TextSchema, node: YamlNode, findings: Findings) {
  const { expected, faultOf, isProse } = schema
  if (node.kind !== 'scalar' || node.value === null) return misfit({ expected }, node, findings)
  const said = isProse ? node.text : oneLine(node.text)
  const fault = faultOf?.(said)
  return fault ? refuse(fault, node, findings) : said
}

function word({ words, expected }: WordsSchema, node: YamlNode, findings: Findings) {
  if (node.kind !== 'scalar' || node.value === null) return misfit({ expected }, node, findings)
  const said = oneLine(node.text)
  if (words.includes(said)) return said
  return refuse({ rule: 'invalid-value', allowed: words }, node, findings)
}

function number(schema: NumberSchema, node: YamlNode, findings: Findings) {
  const value = node.kind === 'scalar' ? node.value : null
  const { isWhole, min, max, above } = schema
  if (typeof value !== 'number' || !Number.isFinite(value) || (isWhole && !Number.isInteger(value)))
    return misfit(schema, node, findings)
  const bound =
    min !== undefined && value < min
      ? `at least ${min}`
      : above !== undefined && value <= above
        ? `above ${above}`
        : max !== undefined && value > max && `at most ${max}`
  return bound ? refuse({ rule: 'out-of-range', limit: bound }, node, findings) : value
}

function list({ entry, expected }: ListSchema, node: YamlNode, findings: Findings) {
  if (node.kind !== 'sequence') {
    const inner: Findings = { misfits: [], onUnknown() {} }
    const isEntry = node.kind === 'scalar' && convert(entry, node, inner) !== undefined
    return refuse({ rule: 'invalid-type', expected, isEntry }, node, findings)
  }
  const values: unknown[] = []
  for (const [index, item] of node.items.entries()) {
    const before = findings.misfits.length
    const value = inside(index, entry, item, findings)
    if (findings.misfits.length === before) values.push(value)
    else findings.onDropped?.(item)
  }
  return values
}

function record({ entry: schema, expected }: RecordSchema, node: YamlNode, findings: Findings) {
  if (node.kind !== 'map') return misfit({ expected }, node, findings)
  const values: Record<string, unknown> = {}
  const takesNull =
    schema.is === 'anything' || (schema.is === 'either' && schema.byKind.null !== undefined)
  for (const { key, value } of node.entries) {
    if (isNull(value) && !takesNull) continue
    const given = inside(key.text, schema, value, findings)
    if (given !== undefined) values[key.text] = given
  }
  return values
}

// The node's own kind chooses among the alternatives: its faults say more than that none fits.
function either(schema: EitherSchema, node: YamlNode, findings: Findings) {
  const chosen = schema.byKind[kindOf(node)]
  const isNoNumber =
    chosen?.is === 'number' && !Number.isFinite((node as { value?: unknown }).value)
  if (!chosen || isNoNumber) return misfit(schema, node, findings)
  return convert(chosen, node, findings)
}

function kindOf(node: YamlNode) {
  if (node.kind !== 'scalar') return node.kind
  return node.value === null ? 'null' : (typeof node.value as 'string' | 'number' | 'boolean')
}

function plainValue(node: YamlNode): unknown {
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'sequence') return node.items.map(plainValue)
  return Object.fromEntries(node.entries.map(({ key, value }) => [key.text, plainValue(value)]))
}

// What is found wrong in there has the key before its own path.
function inside(key: PropertyKey, schema: Schema, node: YamlNode, findings: Findings): unknown {
  const { misfits } = findings
  const before = misfits.length
  const value = convert(schema, node, findings)
  for (let at = before; at < misfits.length; at++) misfits[at]!.path.unshift(key)
  return value
}

function misfit({ expected }: Pick<Schema, 'expected'>, node: YamlNode, findings: Findings) {
  return refuse({ rule: 'invalid-type', expected }, node, findings)
}

function refuse(fault: Fault, node: YamlNode, { misfits }: Findings, ...path: PropertyKey[]) {
  misfits.push({ path, node, fault })
  return undefined
}
