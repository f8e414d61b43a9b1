import * as z from 'zod'

/** A JSON Schema or a part of one. */
export interface JsonSchema {
  readonly [keyword: string]: unknown
}

/**
 * The draft-07 schema of a definition, for editors: what `pm` reads as a text may also be written as a
 * number or a truth value, and a key that may be absent may also stand without a value.
 */
export function draft7(schema: z.ZodType): JsonSchema {
  const { $schema, ...document } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' })
  return adapted(document)
}

function adapted(schema: JsonSchema): JsonSchema {
  const { propertyNames, properties, required = [], items, additionalProperties, anyOf } = schema
  const adaptedSchema = {
    ...schema,
    ...(isText(schema) && { type: ['string', 'number', 'boolean'] }),
    ...(isSchema(properties) && {
      properties: Object.fromEntries(
        Object.entries(properties as Readonly<Record<string, JsonSchema>>).map(([name, each]) => [
          name,
          (required as readonly string[]).includes(name) ? adapted(each) : orNothing(adapted(each)),
        ]),
      ),
    }),
    ...(isSchema(items) && { items: adapted(items) }),
    ...(isSchema(additionalProperties) && {
      additionalProperties: orNothing(adapted(additionalProperties)),
    }),
    ...(Array.isArray(anyOf) && { anyOf: (anyOf as readonly JsonSchema[]).map(adapted) }),
  }
  if (!propertyNames) return adaptedSchema
  // Every key of a YAML mapping is a text already.
  const { propertyNames: _, ...rest } = adaptedSchema as JsonSchema
  return rest
}

// Free text, and not a date or one of several words.
function isText(schema: JsonSchema): boolean {
  return schema.type === 'string' && 'minLength' in schema && !('enum' in schema)
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

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
