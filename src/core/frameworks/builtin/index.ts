import { cd3 } from './cd3.js'
import type { BuiltIn } from './definition.js'
import { ice } from './ice.js'
import { kano } from './kano.js'
import { kpi } from './kpi.js'
import { moscow } from './moscow.js'
import { opportunity } from './opportunity.js'
import { rice } from './rice.js'
import { valueEffort } from './value-effort.js'
import { weighted } from './weighted.js'
import { wsjf } from './wsjf.js'

/** Every framework that pm brings along, in the order in which they are listed. */
export const builtIns: readonly BuiltIn[] = [
  rice,
  ice,
  wsjf,
  cd3,
  valueEffort,
  moscow,
  weighted,
  opportunity,
  kano,
  kpi,
]

export const builtInNames: readonly string[] = builtIns.map(({ name }) => name)

/** The framework that ranks where pm.yaml names none. */
export const defaultFramework = rice.name

export function isBuiltIn(name: string): boolean {
  return builtInNames.includes(name)
}
