import type * as z from 'zod'
import { isNull, type YamlEntry, type YamlNode } from '../yaml/node.js'

/** Called for each key of a mapping that its schema does not know. */
export type OnUnknown = (entry: YamlEntry, known: readonly string[], at: YamlNode) => void

/** Makes of a node the plain value that its schema is to judge. */
export type Convert = (node: YamlNode, onUnknown: OnUnknown) => unknown

const compiled = new WeakMap<z.core.$ZodType, Convert>()

/**
 * A converter for a schema: texts become the scalar's source text, other scalars their value,
 * keys without a value are absent, and unknown keys are told apart and not converted.
 */
export function converterOf(schema: z.core.$ZodType): Convert {
  const known = compiled.get(schema)
  if (known) return known
  const convert = compile(schema)
  compiled.set(schema, convert)
  return convert
}

function compile(schema: z.core.$ZodType): Convert {
  const def = (schema as z.core.$ZodTypes)._zod.def
  switch (def.type) {
    case 'optional':
    case 'nullable':
      return converterOf(def.innerType)
    case 'string':
    case 'enum':
      return (node, onUnknown) => (isText(node) ? node.text : generic(node, onUnknown))
    case 'object':
      return object(def.shape)
    case 'record':
      return record(converterOf(def.valueType))
    case 'array':
      return list(converterOf(def.element))
    case 'union':
      return union(def.options)
    default:
      return generic
  }
}

function object(shape: Readonly<Record<string, z.core.$ZodType>>): Convert {
  const names = Object.keys(shape)
  const fields = new Map(names.map((name) => [name, converterOf(shape[name]!)]))
  return (node, onUnknown) => {
    if (node.kind !== 'map') return generic(node, onUnknown)
    const value: Record<string, unknown> = {}
    for (const entry of node.entries) {
      const convert = fields.get(entry.key.text)
      if (!convert) onUnknown(entry, names, node)
      else if (!isNull(entry.value)) value[entry.key.text] = convert(entry.value, onUnknown)
    }
    return value
  }
}

function record(convert: Convert): Convert {
  return (node, onUnknown) => {
    if (node.kind !== 'map') return generic(node, onUnknown)
    const value: Record<string, unknown> = {}
    for (const entry of node.entries) value[entry.key.text] = convert(entry.value, onUnknown)
    return value
  }
}

function list(convert: Convert): Convert {
  return (node, onUnknown) =>
    node.kind === 'sequence'
      ? node.items.map((item) => convert(item, onUnknown))
      : generic(node, onUnknown)
}

// The node's own kind chooses among the alternatives.
function union(options: readonly z.core.$ZodType[]): Convert {
  const typeOf = (option: z.core.$ZodType) => (option as z.core.$ZodTypes)._zod.def.type
  const pick = (...types: string[]) => {
    const option = options.find((candidate) => types.includes(typeOf(candidate)))
    return option ? converterOf(option) : generic
  }
  const nested = options.find((option) => typeOf(option) === 'union')
  const inner = nested ? converterOf(nested) : generic
  const ofMap = pick('object', 'record')
  const ofSequence = pick('array')
  const ofScalar = options.some((option) => ['number', 'boolean', 'null'].includes(typeOf(option)))
    ? generic
    : pick('string', 'enum')
  return (node, onUnknown) => {
    const convert = node.kind === 'map' ? ofMap : node.kind === 'sequence' ? ofSequence : ofScalar
    return (convert === generic ? inner : convert)(node, onUnknown)
  }
}

const generic: Convert = (node, onUnknown) => {
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'sequence') return node.items.map((item) => generic(item, onUnknown))
  return Object.fromEntries(
    node.entries.map((entry) => [entry.key.text, generic(entry.value, onUnknown)]),
  )
}

function isText(node: YamlNode): node is Extract<YamlNode, { kind: 'scalar' }> {
  return node.kind === 'scalar' && node.value !== null
}
