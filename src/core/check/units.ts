import { problem, type Report } from '../problems/problem.js'
import { sharedInputs } from '../schema/item.js'
import type { Backlog } from './backlog.js'
import { placeOfSetting } from './places.js'

/** Units in pm.yaml of inputs that no framework has. */
export function checkUnits(
  { configuration, frameworks }: Pick<Backlog, 'configuration' | 'frameworks'>,
  report: Report,
): void {
  const names = Object.keys(configuration.fields.units ?? {})
  if (!names.length) return
  const known = new Set<string>(sharedInputs)
  for (const { inputs } of frameworks.values())
    for (const { name, from } of inputs) if (!from) known.add(name)
  for (const input of names) {
    const place = known.has(input) ? undefined : placeOfSetting(configuration, 'units', input)
    if (place) report(problem('unused-unit', place, { input, known: [...known] }))
  }
}
