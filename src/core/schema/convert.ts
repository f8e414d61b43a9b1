import type * as z from 'zod'
import { isNull, type YamlEntry, type YamlNode } from '../yaml/node.js'

/** What a conversion finds beside the value. */
export interface Findings {
  /** Called for each key of a mapping that its schema does not know. */
  onUnknown(entry: YamlEntry, known: readonly string[], at: YamlNode): void
  /** Set to false where something may not fit the schema, so that the schema itself is to judge. */
  fits: boolean
}

/** Makes of a node the plain value that its schema is to judge. */
export type Convert = (node: YamlNode, findings: Findings) => unknown

const compiled = new WeakMap<z.core.$ZodType, Convert>()

/**
 * A converter for a schema: texts become the scalar's source text, other scalars their value,
 * keys without a value are absent, and unknown keys are told apart and not converted.
 * What it says fits, the schema accepts: most items then need no second look.
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
      return string(def.checks ?? [])
    case 'enum':
      return choice(Object.values(def.entries))
    case 'number':
      return number(def.checks ?? [], 'format' in def)
    case 'object':
      return object(def.shape)
    case 'record':
      return record(converterOf(def.valueType), def.valueType)
    case 'array':
      return list(converterOf(def.element))
    case 'union':
      return union(def.options)
    default:
      return generic
  }
}

function string(checks: readonly z.core.$ZodCheck<never>[]): Convert {
  const passes = passing(checks)
  return (node, findings) => {
    if (!isText(node)) return generic(node, findings)
    if (!passes(node.text)) findings.fits = false
    return node.text
  }
}

function choice(values: readonly unknown[]): Convert {
  const known = new Set(values)
  return (node, findings) => {
    if (!isText(node)) return generic(node, findings)
    if (!known.has(node.text)) findings.fits = false
    return node.text
  }
}

function number(checks: readonly z.core.$ZodCheck<never>[], hasFormat: boolean): Convert {
  const passes = passing(checks)
  return (node, findings) => {
    if (node.kind !== 'scalar' || hasFormat) return generic(node, findings)
    if (!Number.isFinite(node.value) || !passes(node.value)) findings.fits = false
    return node.value
  }
}

// The schema's own checks, without what the schema does around them.
function passing(checks: readonly z.core.$ZodCheck<never>[]): (value: unknown) => boolean {
  return (value) => {
    const payload = { value: value as never, issues: [] }
    for (const check of checks) {
      const { when } = check._zod.def
      if (when && !when(payload)) continue
      check._zod.check(payload)
      if (payload.issues.length) return false
    }
    return true
  }
}

function object(shape: Readonly<Record<string, z.core.$ZodType>>): Convert {
  const names = Object.keys(shape)
  const fields = new Map(names.map((name) => [name, converterOf(shape[name]!)]))
  const required = names.filter((name) => shape[name]!._zod.optin !== 'optional')
  return (node, findings) => {
    if (node.kind !== 'map') return generic(node, findings)
    const value: Record<string, unknown> = {}
    for (const entry of node.entries) {
      const convert = fields.get(entry.key.text)
      if (!convert) findings.onUnknown(entry, names, node)
      else if (!isNull(entry.value)) value[entry.key.text] = convert(entry.value, findings)
    }
    for (const name of required) if (value[name] === undefined) findings.fits = false
    return value
  }
}

function record(convert: Convert, values: z.core.$ZodType): Convert {
  const takesNull = isNullable(values)
  return (node, findings) => {
    if (node.kind !== 'map') return generic(node, findings)
    const value: Record<string, unknown> = {}
    for (const entry of node.entries)
      if (takesNull || !isNull(entry.value)) value[entry.key.text] = convert(entry.value, findings)
    return value
  }
}

function isNullable(schema: z.core.$ZodType): boolean {
  const { def } = (schema as z.core.$ZodTypes)._zod
  if (def.type === 'union') return def.options.some(isNullable)
  return def.type === 'null' || def.type === 'nullable' || def.type === 'unknown'
}

function list(convert: Convert): Convert {
  return (node, findings) =>
    node.kind === 'sequence'
      ? node.items.map((item) => convert(item, findings))
      : generic(node, findings)
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
    ? scalar(options)
    : pick('string', 'enum')
  return (node, findings) => {
    const convert = node.kind === 'map' ? ofMap : node.kind === 'sequence' ? ofSequence : ofScalar
    return (convert === generic ? inner : convert)(node, findings)
  }
}

// Of alternatives that differ by the type of their value, bare ones without checks are plain to see.
function scalar(options: readonly z.core.$ZodType[]): Convert {
  const bare = new Set<string>()
  for (const option of options) {
    const def = (option as z.core.$ZodTypes)._zod.def
    if (!def.checks?.length && !('format' in def)) bare.add(def.type)
  }
  return (node, findings) => {
    if (node.kind !== 'scalar') return generic(node, findings)
    const { value } = node
    const isNumber = typeof value === 'number'
    if (!bare.has(typeof value) || (isNumber && !Number.isFinite(value))) findings.fits = false
    return value
  }
}

const generic: Convert = (node, findings) => {
  findings.fits = false
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'sequence') return node.items.map((item) => generic(item, findings))
  return Object.fromEntries(
    node.entries.map((entry) => [entry.key.text, generic(entry.value, findings)]),
  )
}

function isText(node: YamlNode): node is Extract<YamlNode, { kind: 'scalar' }> {
  return node.kind === 'scalar' && node.value !== null
}
