import type * as z from 'zod'

type Path = readonly PropertyKey[]

/**
 * Deletes from a value what has no place in its schema: of each path the deepest part that may be absent, an entry
 * of a list as a whole. Returns the paths of the list entries, by their indexes before.
 */
export function prune(schema: z.core.$ZodType, value: object, faulty: readonly Path[]): Path[] {
  const cut = new Map<string, Path>()
  for (const path of faulty) {
    const part = path.slice(0, depthOf(schema, value, path))
    cut.set(part.map(String).join('\n'), part)
  }
  const entries: Path[] = []
  const lists = new Map<unknown[], Set<number>>()
  for (const path of cut.values()) {
    const owner = path.slice(0, -1).reduce<unknown>(stepInto, value)
    const last = path[path.length - 1]!
    if (Array.isArray(owner)) {
      entries.push(path)
      lists.set(owner, (lists.get(owner) ?? new Set()).add(Number(last)))
    } else if (owner) delete (owner as Record<PropertyKey, unknown>)[last]
  }
  for (const [owner, dropped] of lists) {
    const kept = owner.filter((_, index) => !dropped.has(index))
    owner.length = 0
    for (const entry of kept) owner.push(entry)
  }
  return entries
}

function depthOf(schema: z.core.$ZodType, value: unknown, path: Path): number {
  let deepest = 1
  let at: z.core.$ZodType | undefined = schema
  let inside = value
  for (const [index, step] of path.entries()) {
    const def: z.core.$ZodTypes['_zod']['def'] | undefined = at && definitionFor(at, inside)
    if (def?.type === 'array') return index + 1
    if (def?.type === 'object') {
      at = def.shape[step as string]
      if (at?._zod.optin === 'optional') deepest = index + 1
    } else if (def?.type === 'record') {
      at = def.valueType
      deepest = index + 1
    } else return deepest
    inside = stepInto(inside, step)
  }
  return deepest
}

// Of a union the alternative that is of the value's kind.
function definitionFor(
  schema: z.core.$ZodType,
  value: unknown,
): z.core.$ZodTypes['_zod']['def'] | undefined {
  const { def } = (schema as z.core.$ZodTypes)._zod
  if (def.type === 'optional' || def.type === 'nullable') return definitionFor(def.innerType, value)
  if (def.type !== 'union') return def
  const inner = def.options.map((option) => definitionFor(option, value))
  return inner.find((each) =>
    Array.isArray(value)
      ? each?.type === 'array'
      : each?.type === 'object' || each?.type === 'record',
  )
}

function stepInto(value: unknown, step: PropertyKey): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<PropertyKey, unknown>)[step]
    : undefined
}
