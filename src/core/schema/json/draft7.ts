import type { EitherSchema, MappingSchema, NumberSchema, Schema, TextSchema } from '../schema.js'

/** A JSON Schema or a part of one. */
export interface JsonSchema {
  readonly [keyword: string]: unknown
}

/**
 * The draft-07 schema of a definition, for editors: what `pm` reads as a text may also be written as a
 * number or a truth value, and a key that may be absent may also stand without a value.
 */
export function draft7(schema: Schema): JsonSchema {
  const { about, isOptional, default: fallback } = schema
  const description = about === undefined ? {} : { description: about }
  const form = formOf(schema)
  if (!isOptional) return { ...form, ...description }
  return {
    ...description,
    ...(fallback !== undefined && { default: fallback }),
    ...orNothing(form),
  }
}

function formOf(schema: Schema): JsonSchema {
  switch (schema.is) {
    case 'text':
      return textForm(schema)
    case 'words':
      return { type: 'string', enum: schema.words }
    case 'number':
      return numberForm(schema)
    case 'truth':
      return { type: 'boolean' }
    case 'nothing':
      return { type: 'null' }
    case 'anything':
      return {}
    case 'list':
      return { type: 'array', items: draft7(schema.entry) }
    case 'record':
      return { type: 'object', additionalProperties: orNothing(draft7(schema.entry)) }
    case 'mapping':
      return mappingForm(schema)
    case 'either':
      return eitherForm(schema)
  }
}

function textForm({ minLength, pattern, format }: TextSchema): JsonSchema {
  const isFree = minLength !== undefined
  return {
    type: isFree ? ['string', 'number', 'boolean'] : 'string',
    ...(isFree && { minLength }),
    ...(pattern !== undefined && { pattern }),
    ...(format && { format }),
  }
}

function numberForm({ isWhole, min, max, above }: NumberSchema): JsonSchema {
  return {
    type: isWhole ? 'integer' : 'number',
    ...(min !== undefined && { minimum: min }),
    ...(max !== undefined && { maximum: max }),
    ...(above !== undefined && { exclusiveMinimum: above }),
  }
}

function mappingForm({ fields, required }: MappingSchema): JsonSchema {
  const properties = Object.entries(fields).map(([name, field]) => [name, draft7(field)])
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  }
}

// An editor shows each of several alternatives that have neither fields nor a description of their own, as nothing.
function eitherForm({ alternatives, about, expected }: EitherSchema): JsonSchema {
  const forms = alternatives.map(draft7)
  const isBare = forms.every((form) => Object.keys(form).join() === 'type')
  if (isBare) return { type: forms.flatMap(({ type }) => type) }
  const description = about ?? `${expected[0]!.toUpperCase()}${expected.slice(1)}.`
  const isGroup = ({ type }: JsonSchema) => type === 'array' || type === 'object'
  return {
    anyOf: forms.map((form) =>
      isGroup(form) && !form.properties ? { description, ...form } : form,
    ),
  }
}

function orNothing(schema: JsonSchema): JsonSchema {
  const { type, anyOf, enum: words } = schema
  if (Array.isArray(anyOf) && anyOf.some((each: JsonSchema) => each.type === 'null')) return schema
  return {
    ...schema,
    ...(type !== undefined && { type: [type, 'null'].flat() }),
    ...(Array.isArray(anyOf) && { anyOf: [...anyOf, { type: 'null' }] }),
    ...(Array.isArray(words) && { enum: [...words, null] }),
  }
}
