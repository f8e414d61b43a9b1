import type { Kpi } from '../../kpis/kpi.js'
import type { FrameworkFields, FrameworkOptions } from '../../schema/framework.js'
import type { FrameworkFault } from '../fault.js'
import type { Expression } from '../formula/expression.js'
import type { Input } from '../framework.js'

type OptionName = Exclude<keyof FrameworkOptions, 'inputs'>

/** A framework that pm brings along: data in the form of a team's own, and what its options make of that. */
export interface BuiltIn {
  readonly name: string
  readonly fields: FrameworkFields
  /** The options it has, beside changes to its inputs. */
  readonly options?: readonly OptionName[]
  /** The fields with options applied, changes to inputs excepted, or what is wrong with an option. */
  adapt?(fields: FrameworkFields, options: FrameworkOptions): FrameworkFields | FrameworkFault
  /** What it lacks before it can score, where that depends on the repository. */
  lacks?(fields: FrameworkFields, kpis: readonly Kpi[]): FrameworkFault | undefined
  /** Inputs and the score that follow from the KPIs of the repository. */
  expand?(kpis: readonly Kpi[]): { readonly inputs: readonly Input[]; readonly score: Expression }
}

/** The names of the options that a framework has. */
export function optionNames({ options = [] }: BuiltIn): readonly string[] {
  return ['inputs', ...options]
}
