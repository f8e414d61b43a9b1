import type { Schema } from './schema.js'

/** A step of a path that a schema has no place for, and the names that it knows there. */
export interface UnknownStep {
  readonly at: number
  readonly known: readonly string[]
}

/** The first step of a path of keys that a schema has no place for; undefined where it has one for all. */
export function unknownStep(
  schema: Schema,
  path: readonly (string | number)[],
): UnknownStep | undefined {
  let at = alternatives(schema)
  for (const [index, step] of path.entries()) {
    if (at.some(({ is }) => is === 'anything')) return undefined
    const next = at.flatMap((each) => inside(each, String(step)))
    if (!next.length) return { at: index, known: [...new Set(at.flatMap(keysOf))] }
    at = next.flatMap(alternatives)
  }
  return undefined
}

/** The keys of the mapping that a value of a schema may be, `any` where they are the user's own; none where it is none. */
export function keysInside(schema: Schema): readonly string[] | 'any' {
  const all = alternatives(schema)
  return all.some(({ is }) => is === 'record') ? 'any' : all.flatMap(keysOf)
}

function alternatives(schema: Schema): readonly Schema[] {
  return schema.is === 'either' ? schema.alternatives.flatMap(alternatives) : [schema]
}

function keysOf(schema: Schema): readonly string[] {
  return schema.is === 'mapping' ? schema.names : []
}

function inside(schema: Schema, step: string): readonly Schema[] {
  if (schema.is === 'record') return [schema.entry]
  if (schema.is === 'list') return /^\d+$/.test(step) ? [schema.entry] : []
  const field = schema.is === 'mapping' ? schema.byName.get(step) : undefined
  return field ? [field] : []
}
