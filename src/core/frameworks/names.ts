import { itemSchema, sharedInputs } from '../schema/item.js'
import { builtIns } from './builtin/index.js'
import { type FrameworkFault, frameworkFault, keyFault } from './fault.js'
import { functions } from './formula/expression.js'

const FRAMEWORK = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/
const INPUT = /^[A-Za-z][A-Za-z0-9_]{0,63}$/

/** How a framework's name is written in a formula, where `-` is a difference: `value_effort`. */
export function formulaName(name: string): string {
  return name.replaceAll('-', '_')
}

/** Why a framework may not be called so, beside the names of other frameworks. */
export function frameworkNameFault(name: string): FrameworkFault | undefined {
  if (!FRAMEWORK.test(name)) return frameworkFault('invalid-name', [], {})
  const like =
    meaningOf(name) ?? (itemFields.has(name) ? ITEM_FIELD : undefined) ?? builtInInputs.get(name)
  if (like !== undefined) return frameworkFault('reserved-name', [], { like })
  const taken = builtIns.find((builtIn) => formulaName(builtIn.name) === formulaName(name))
  if (!taken) return undefined
  return taken.name === name
    ? frameworkFault('built-in', [], {})
    : frameworkFault('reserved-name', [], { like: `the framework ${taken.name} in formulas` })
}

/** Why an input may not be called so. `frameworks` are the names of all frameworks as formulas write them. */
export function inputNameFault(
  input: string,
  frameworks: ReadonlySet<string>,
  path: readonly string[],
): FrameworkFault | undefined {
  if (!INPUT.test(input)) return keyFault('invalid-input-name', path, { input })
  const like =
    meaningOf(input) ??
    (itemFields.has(input) && !isShared(input) ? ITEM_FIELD : undefined) ??
    (frameworks.has(formulaName(input)) ? `the framework ${input}` : undefined)
  return like === undefined ? undefined : keyFault('reserved-input-name', path, { input, like })
}

const ITEM_FIELD = 'a field of an item'

const itemFields: ReadonlySet<string> = new Set(itemSchema.names)

const builtInInputs: ReadonlyMap<string, string> = new Map(
  builtIns.flatMap(({ name, fields }) =>
    Object.keys(fields.inputs ?? {})
      .filter((input) => input !== name)
      .map((input) => [input, `an input of ${name}`] as const),
  ),
)

function meaningOf(name: string): string | undefined {
  if (Object.hasOwn(functions, name)) return 'a function of formulas'
  if (name === 'score') return 'the score itself'
  return name in {} || name === 'prototype' ? 'a part of JavaScript' : undefined
}

function isShared(name: string): boolean {
  return sharedInputs.some((shared) => shared === name)
}
