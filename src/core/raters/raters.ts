import type { Configuration } from '../config/read-config.js'
import type { Framework } from '../frameworks/framework.js'
import { problem, type Report } from '../problems/problem.js'
import { sharedInputs } from '../schema/item.js'
import { nodeAt } from '../yaml/node.js'

/** One who estimates, as pm.yaml has it. */
export interface Rater {
  /** Above 0. */
  readonly weight: number
  /** What they estimate: inputs, frameworks or `kpis`; undefined is everything. */
  readonly inputs?: readonly string[]
}

/** Those who may estimate, from `raters` in pm.yaml. */
export interface Raters {
  /** undefined for one whom pm.yaml does not list though it lists raters. */
  named(rater: string): Rater | undefined
  readonly known: readonly string[]
}

/** Without `raters` in pm.yaml everybody may estimate everything, and counts 1. */
export function ratersOf({ fields: { raters } }: Configuration): Raters {
  const listed = new Map(
    Object.entries(raters ?? {}).map(([name, given]): [string, Rater] => {
      const { weight = 1, inputs } = given ?? {}
      return [name, { weight, ...(inputs && { inputs }) }]
    }),
  )
  return {
    named: (rater) => (raters ? listed.get(rater) : { weight: 1 }),
    known: [...listed.keys()],
  }
}

/** The names that `inputs` of a rater may give: `impact`, `rice.impact`, `rice`, `kpis`, `kpis.conversion`. */
export function inputNames(
  frameworks: Iterable<Framework>,
  kpiIds: Iterable<string>,
): ReadonlySet<string> {
  const names = new Set<string>([...sharedInputs, 'kpis'])
  for (const id of kpiIds) names.add(`kpis.${id}`)
  for (const { name, inputs } of frameworks) {
    names.add(name)
    for (const input of inputs) {
      if (input.from) continue
      names.add(input.name)
      names.add(`${name}.${input.name}`)
    }
  }
  return names
}

/** Inputs of raters in pm.yaml that nothing is called. */
export function reportUnknownInputs(
  { fields: { raters = {} }, root, source }: Configuration,
  known: ReadonlySet<string>,
  report: Report,
): void {
  for (const [rater, given] of Object.entries(raters))
    given?.inputs?.forEach((input, index) => {
      if (known.has(input) || !root || !source) return
      const { start, end } = nodeAt(root, ['raters', rater, 'inputs', index])
      report(problem('unknown-input', { source, start, end }, { input, known: [...known] }))
    })
}
