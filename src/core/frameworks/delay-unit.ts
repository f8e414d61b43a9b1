import type { Framework } from './framework.js'

/** Units of time, and their days by a year of 52 weeks. */
export const daysOfUnits = {
  day: 1,
  week: 7,
  month: (52 * 7) / 12,
  quarter: 91,
  year: 364,
} as const

/** A unit of time in which costs of delay are given. */
export type DelayUnit = keyof typeof daysOfUnits

const UNIT = new RegExp(`\\bper (${Object.keys(daysOfUnits).join('|')})$`)

/**
 * The unit of time for which what an item is worth is what its delay costs; null where a framework does not say that it
 * is. The unit of an input that ends with it (`€ per month`) tells it, else the framework does.
 */
export function delayUnitOf({ inside, costOfDelay, inputs, size }: Framework): DelayUnit | null {
  if (inside) return delayUnitOf(inside)
  if (costOfDelay === undefined) return null
  const units = inputs.flatMap(({ name, unit }) =>
    name === size ? [] : (UNIT.exec(unit ?? '') ?? []),
  )
  return (units[1] as DelayUnit | undefined) ?? costOfDelay
}
