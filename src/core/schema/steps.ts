import type * as z from 'zod'

/** A step of a path that a schema has no place for, and the names that it knows there. */
export interface UnknownStep {
  readonly at: number
  readonly known: readonly string[]
}

/** The first step of a path of keys that a schema has no place for; undefined where it has one for all. */
export function unknownStep(
  schema: z.core.$ZodType,
  path: readonly (string | number)[],
): UnknownStep | undefined {
  let at = alternatives(schema)
  for (const [index, step] of path.entries()) {
    if (at.some(isAnything)) return undefined
    const next = at.flatMap((each) => inside(each, String(step)))
    if (!next.length) return { at: index, known: [...new Set(at.flatMap(keysOf))] }
    at = next.flatMap(alternatives)
  }
  return undefined
}

/** The keys of the mapping that a value of a schema may be, `any` where they are the user's own; none where it is none. */
export function keysInside(schema: z.core.$ZodType): readonly string[] | 'any' {
  const all = alternatives(schema)
  return all.some(({ _zod }) => (_zod.def as Definition).type === 'record')
    ? 'any'
    : all.flatMap(keysOf)
}

type Definition = z.core.$ZodTypes['_zod']['def']

function alternatives(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  const def = schema._zod.def as Definition
  if (def.type === 'optional' || def.type === 'nullable') return alternatives(def.innerType)
  return def.type === 'union' ? def.options.flatMap(alternatives) : [schema]
}

function isAnything({ _zod }: z.core.$ZodType): boolean {
  return (_zod.def as Definition).type === 'unknown'
}

function keysOf({ _zod }: z.core.$ZodType): readonly string[] {
  const def = _zod.def as Definition
  return def.type === 'object' ? Object.keys(def.shape) : []
}

function inside({ _zod }: z.core.$ZodType, step: string): readonly z.core.$ZodType[] {
  const def = _zod.def as Definition
  if (def.type === 'record') return [def.valueType]
  if (def.type === 'array') return /^\d+$/.test(step) ? [def.element] : []
  if (def.type !== 'object') return []
  return Object.hasOwn(def.shape, step) ? [def.shape[step]!] : []
}
