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

const UNIT = new RegExp(`^(.*?) *\\bper (${Object.keys(daysOfUnits).join('|')})$`)

/**
 * The unit of time for which what an item is worth is what its delay costs; null where a framework does not say that it
 * is. The unit of an input that ends with it (`€ per month`) tells it, else the framework does.
 */
export function delayUnitOf(framework: Framework): DelayUnit | null {
  const { inside, costOfDelay } = framework
  if (inside) return delayUnitOf(inside)
  if (costOfDelay === undefined) return null
  return (givenUnit(framework)?.[2] as DelayUnit | undefined) ?? costOfDelay
}

/** What a cost of delay is counted in, as `€` where the one input beside the size is in `€ per month`; null where no unit tells. */
export function delayMoneyOf(framework: Framework): string | null {
  const { inside, costOfDelay, inputs, size } = framework
  if (inside) return delayMoneyOf(inside)
  if (costOfDelay === undefined || inputs.filter(({ name }) => name !== size).length !== 1)
    return null
  const money = givenUnit(framework)?.[1] ?? ''
  return money === '' || money === UNKNOWN_MONEY ? null : money
}

/** What stands in the unit of a cost of delay while nobody has said more. */
export const UNKNOWN_MONEY = 'money'

function givenUnit({ inputs, size }: Framework): readonly string[] | undefined {
  return inputs
    .map(({ name, unit }) => (name === size ? null : UNIT.exec(unit ?? '')))
    .find((match) => match !== null)
}
