import type { Framework } from './framework.js'
import { resolveFrameworks } from './resolve.js'

/** The built-in frameworks as they are without pm.yaml and without KPIs. */
export function builtInFrameworks(): readonly Framework[] {
  const nothing = { definitions: [], options: [], kpis: [], units: {} }
  return [...resolveFrameworks(nothing).frameworks.values()]
}
