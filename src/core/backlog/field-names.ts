import type { Framework } from '../frameworks/framework.js'
import { itemInput } from '../rank/own-input.js'
import { itemSchema, keysInField } from '../schema/item.js'
import type { ItemContext } from './read-estimates.js'

/** What the names of an item's fields depend on. */
export type Naming = Pick<ItemContext, 'framework' | 'frameworks' | 'broken' | 'allowsExtra'>

/** Whether an item may have a field, or an input or key in it: `['status']`, `['wsjf', 'job_size']`, `['kpis', 'x']`. */
export function isFieldName([first = '', second]: readonly string[], naming: Naming): boolean {
  const { framework, frameworks, broken, allowsExtra } = naming
  if (broken.has(first)) return true
  const block = frameworks.get(first)
  if (second !== undefined) {
    const keys = keysInField(first)
    return block ? inputNames(block).includes(second) : keys === 'any' || keys.includes(second)
  }
  const isOurs = itemSchema.byName.has(first) || itemInput(first, framework) !== undefined
  return block !== undefined || isOurs || allowsExtra
}

/** The names of all fields of items, and those of the inputs in blocks of frameworks with a dot: `wsjf.job_size`. */
export function fieldNames({ framework, frameworks }: Naming): string[] {
  const all = [...frameworks.values()]
  const inputs = all.flatMap((each) => inputNames(each).map((input) => `${each.name}.${input}`))
  return [...itemSchema.names, ...inputNames(framework), ...frameworks.keys(), ...inputs]
}

function inputNames({ inputs }: Framework): string[] {
  return inputs.filter(({ from }) => !from).map(({ name }) => name)
}
