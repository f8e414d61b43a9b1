import { estimate } from '../kinds.js'
import { draft7, type JsonSchema } from './draft7.js'

const forms = draft7(estimate).anyOf as readonly JsonSchema[]

/** The mapping of a three-point estimate: `{low, likely, high}`. */
export const threePoint = forms.find(({ type }) => type === 'object')!

const NAME = 'threePoint'

/** A schema that defines this mapping once, wherever it may stand. */
export function shareThreePoint(schema: JsonSchema): JsonSchema {
  const text = JSON.stringify(threePoint)
  let isUsed = false
  const shared = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shared)
    if (typeof value !== 'object' || value === null) return value
    if (JSON.stringify(value) === text) {
      isUsed = true
      return { $ref: `#/definitions/${NAME}` }
    }
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shared(each)]))
  }
  const { definitions, ...rest } = schema
  const [parts, body] = [shared(definitions ?? {}), shared(rest)] as [JsonSchema, JsonSchema]
  const known = isUsed ? { ...parts, [NAME]: threePoint } : parts
  return { ...(Object.keys(known).length > 0 && { definitions: known }), ...body }
}
