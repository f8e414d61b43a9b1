import type { JsonSchema } from './draft7.js'

/** A name that the repository gives to something, and what a person should know of it. */
export interface KnownName {
  readonly name: string
  readonly about?: string
}

/**
 * A text for which an editor offers these names. Any other is accepted: names are data that change more often than the
 * schema, and `pm validate` knows which of them exist.
 */
export function offering(schema: JsonSchema, names: readonly string[]): JsonSchema {
  if (names.length === 0) return schema
  const { type: _, minLength, ...rest } = schema
  return { ...rest, anyOf: [{ enum: names }, { type: ['string', 'number', 'null'], minLength }] }
}

/** A mapping in whose keys an editor offers these names; any other is accepted. */
export function offeringKeys(schema: JsonSchema, names: readonly KnownName[]): JsonSchema {
  if (names.length === 0) return schema
  const value = schema.additionalProperties as JsonSchema
  const properties = names.map(({ name, about }) => [
    name,
    about === undefined ? value : { description: about, anyOf: [value] },
  ])
  return { ...schema, properties: Object.fromEntries(properties) }
}

/** Schemas by the name of a property. */
export type Properties = Readonly<Record<string, JsonSchema>>

/** The schema of a mapping with some of its properties changed. */
export function changing(
  schema: JsonSchema,
  changes: Readonly<Record<string, (property: JsonSchema) => JsonSchema>>,
): JsonSchema {
  const properties = schema.properties as Properties
  const changed = Object.entries(changes).map(([name, change]) => [name, change(properties[name]!)])
  return { ...schema, properties: { ...properties, ...Object.fromEntries(changed) } }
}
