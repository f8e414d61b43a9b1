import type { Limits, Scale } from '../estimates/limits.js'
import type { Quantity } from '../estimates/quantity.js'
import type { Place } from '../yaml/source.js'
import type { DelayUnit } from './delay-unit.js'
import type { Expression } from './formula/expression.js'

/** One quantity that a framework asks of an item. Its unit is the one in force, `units` of pm.yaml applied. */
export interface Input extends Quantity, Limits {
  readonly name: string
  readonly title?: string
  readonly scale?: Scale
  /** Stands in where an item gives none; without it the input is required. */
  readonly default?: number
  /** The expected change of this KPI, which an item gives under `kpis`. Of those that a framework needs one must be given. */
  readonly from?: { readonly kpi: string }
}

/** An input as a formula sees it: the framework it belongs to and its definition. */
export interface InputRef {
  readonly framework: string
  readonly input: Input
}

/** A named class of items and the condition by which one belongs to it. */
interface Bucket {
  readonly name: string
  /** Not zero where the item belongs. The first bucket that holds is the item's. */
  readonly when: Expression
}

/** A scoring framework ready to use: options applied, formulas parsed, references resolved. */
export interface Framework {
  readonly name: string
  readonly title: string
  readonly description?: string
  readonly source?: string
  readonly inputs: readonly Input[]
  /** The score by its own formula; absent where the framework only sorts into buckets. */
  readonly score?: Expression
  /** The input that is the work: value = score × size. */
  readonly size?: string
  readonly buckets: readonly Bucket[]
  /** The unit of time that score × size is the cost of waiting for, unless the unit of an input says another one. */
  readonly costOfDelay?: DelayUnit
  /** Bucket names in the order in which they rank before the score. An item in none of the buckets has no rank then. */
  readonly order?: readonly string[]
  /** Why such an item has no rank. */
  readonly otherwise?: string
  /** Names of the buckets whose items are never planned. */
  readonly unplanned?: readonly string[]
  /** The name of the framework that ranks inside a bucket, and that framework. */
  readonly then?: string
  readonly inside?: Framework
  /** Every input that score, size and buckets read, those of referenced frameworks and of `inside` included. */
  readonly needs: readonly InputRef[]
  /** Why nothing can be scored by it yet, the end of a sentence that begins with its name, and what to do. */
  readonly unusable?: { readonly reason: string; readonly hint?: string }
  /** Where a team's own framework is defined. */
  readonly place?: Place
}

/** The formula that ranks: that of the framework inside the buckets, else its own. */
export function scoreOf(framework: Framework): Expression | undefined {
  return framework.inside ? scoreOf(framework.inside) : framework.score
}

/** The input that is the work behind that formula, where there is one. */
export function sizeOf(framework: Framework): InputRef | undefined {
  if (framework.inside) return sizeOf(framework.inside)
  const input = framework.inputs.find(({ name }) => name === framework.size)
  return input && { framework: framework.name, input }
}
