import { builtIns } from '../frameworks/builtin/index.js'
import { configSchema } from '../schema/config.js'
import { estimatesSchema, ratingSchema } from '../schema/estimates.js'
import { itemSchema } from '../schema/item.js'
import { kpiSchema } from '../schema/kpi.js'

let names: ReadonlySet<string> | undefined

/** Whether some file of pm has a field of that name: an item, a KPI, pm.yaml, or the block of a framework. */
export function isFieldOfAny(name: string): boolean {
  names ??= new Set([
    ...[itemSchema, kpiSchema, configSchema, estimatesSchema, ratingSchema].flatMap(
      (schema) => schema.names,
    ),
    ...builtIns.flatMap((framework) => [
      framework.name,
      ...Object.keys(framework.fields.inputs ?? {}),
    ]),
  ])
  return names.has(name)
}
