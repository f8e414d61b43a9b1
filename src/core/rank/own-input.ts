import { shared } from '../frameworks/builtin/shared-inputs.js'
import type { Framework, Input, InputRef } from '../frameworks/framework.js'
import { inputOf, inputsByName } from '../frameworks/inputs.js'
import { sharedInputs } from '../schema/item.js'

/**
 * The input that an estimate on an item itself is: one of the default framework, else of the framework inside its
 * buckets. undefined for a name that neither has.
 */
export function itemInput(name: string, standard: Framework): InputRef | undefined {
  const input = inputsByName(standard).get(name)
  if (input) return { framework: standard.name, input }
  return standard.inside && itemInput(name, standard.inside)
}

/**
 * The definition by which an estimate on an item itself is read: that of the default framework,
 * else the common one of effort and confidence. undefined where it may not stand there.
 */
export function ownInput(name: string, standard: Framework): Input | undefined {
  return itemInput(name, standard)?.input ?? common.get(name)
}

const common: ReadonlyMap<string, Input> = new Map(
  sharedInputs.map((name) => [
    name,
    inputOf(name, shared[name], { explicit: undefined, given: {} }),
  ]),
)

/**
 * Whether an estimate on the item itself may be this input of a framework: it is one of the
 * default framework or the one inside its buckets, or it is effort or confidence and means the same
 * quantity there. ICE's confidence from 1 to 10 is not the share that RICE asks for.
 */
export function mayStandOnItem({ framework, input }: InputRef, standard: Framework): boolean {
  if (input.from) return false
  if (itemInput(input.name, standard)?.framework === framework) return true
  if (!sharedInputs.some((name) => name === input.name)) return false
  const own = ownInput(input.name, standard)
  return own !== undefined && agree(own.unit, input.unit) && agree(own.max, input.max)
}

function agree<T>(a: T | undefined, b: T | undefined): boolean {
  return a === undefined || b === undefined || a === b
}
