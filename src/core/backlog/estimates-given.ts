import type { Estimate } from '../estimates/estimate.js'
import type { Framework } from '../frameworks/framework.js'

export type Estimates = Readonly<Record<string, Estimate>>

/** What somebody estimates of an item, by where it stands: an item's own file and a rater's have the same places. */
export interface EstimatesGiven {
  /** On the item itself: effort, confidence and inputs of the default framework. */
  readonly own: Estimates
  /** By framework, from the block of that name. */
  readonly blocks: Readonly<Record<string, Estimates>>
  /** Expected change by KPI, in the KPI's unit. */
  readonly kpis: Estimates
  readonly effortByTeam?: Estimates
}

/** Whether nothing is given of what a framework asks, so that an item without a status is an idea. */
export function isBare(
  { own, blocks, kpis, effortByTeam }: EstimatesGiven,
  framework: Framework,
): boolean {
  const block = blocks[framework.name]
  return framework.inputs.every((input) =>
    input.from
      ? kpis[input.from.kpi] === undefined
      : own[input.name] === undefined &&
        block?.[input.name] === undefined &&
        (input.name !== 'effort' || effortByTeam === undefined),
  )
}

/** The value under a name that a user may choose, or undefined. */
export function valueAt<V>(record: Readonly<Record<string, V>>, name: string): V | undefined {
  // Most names are absent, and that is seen in a third of the time.
  const value = record[name]
  return value === undefined || Object.hasOwn(record, name) ? value : undefined
}
