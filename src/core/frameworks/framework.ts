import type { Place } from '../yaml/source.js'
import type { Expression } from './formula/expression.js'

/** One quantity that a framework asks of an item. */
export interface Input {
  readonly name: string
  readonly title?: string
  /** Its unit where the framework fixes one; else that of `units` in pm.yaml under its name. */
  readonly unit?: string
  /** Words that stand for numbers. They are neither a limit nor complete. */
  readonly words: Readonly<Record<string, number>>
  /** Least and greatest allowed value; `above` is a bound that itself is not allowed. */
  readonly min?: number
  readonly max?: number
  readonly above?: number
  /** The values in use (`[1, 2, 3, 5]`) or their span; off it is a warning. */
  readonly scale?: readonly number[] | { readonly from: number; readonly to: number }
  /** Stands in where an item gives none; without it the input is required. */
  readonly default?: number
  /** Where an item gives it, if not in the framework's block: `kpis` for expected changes. */
  readonly from?: 'kpis'
}

/** An input as a formula sees it: the framework it belongs to and its name. */
export interface InputRef {
  readonly framework: string
  readonly input: Input
}

/** A named class of items and the condition by which one belongs to it. */
export interface Bucket {
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
  /** The score; absent where the framework only sorts into buckets. */
  readonly score?: Expression
  /** The input that is the work: value = score × size. */
  readonly size?: string
  readonly buckets: readonly Bucket[]
  /** Bucket names in the order in which they rank before the score. */
  readonly order?: readonly string[]
  /** The framework that ranks inside a bucket. */
  readonly then?: string
  /** Every input that score and buckets read, those of referenced frameworks and of `then` included. */
  readonly needs: readonly InputRef[]
  /** Of these input names at least one must be given, whatever the defaults. */
  readonly needsOneOf?: { readonly inputs: readonly string[]; readonly name: string }
  /** Where a team's own framework is defined. */
  readonly place?: Place
}
