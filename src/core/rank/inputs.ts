import { type EstimatesGiven, valueAt } from '../backlog/estimates-given.js'
import type { Item } from '../backlog/item.js'
import { type Estimate, point, total } from '../estimates/estimate.js'
import { limitFault } from '../estimates/limits.js'
import type { Framework } from '../frameworks/framework.js'
import { type Need, type Needs, needsFor, type Standard } from './needs.js'

/** An estimate that an item gives for an input, or the input's default. */
export interface Given {
  readonly need: Need
  readonly estimate: Estimate
  /** The item's block of the framework, the item itself, its effort by team or its KPIs. */
  readonly from: 'block' | 'item' | 'teams' | 'kpis' | 'default'
}

/**
 * The names of the inputs that an item lacks for a framework, by default that of the repository;
 * `kpis` where it names no KPI that is needed. An item that is `unscored` may lack all but effort.
 */
export function missingInputs(
  item: Item,
  { framework: standard }: Standard,
  framework: Framework = standard,
): string[] {
  const needs = needsFor(framework, standard)
  return missingOf(item, needs, estimatesFor(item, needs))
}

/** What an item gives for each of the needs but KPIs, in their order; undefined where it gives nothing. */
export function estimatesFor(item: Item, { inputs }: Needs): (Estimate | undefined)[] {
  return inputs.map((need) => estimateOf(item, need))
}

/** What an item lacks of the needs, given what it gives for them. */
export function missingOf(
  item: Item,
  { inputs, changes }: Needs,
  given: readonly (Estimate | undefined)[],
): string[] {
  const isWaived = item.unscored !== undefined
  const missing: string[] = []
  for (const [index, { input, place }] of inputs.entries()) {
    if (isWaived && input.name !== 'effort') continue
    if (input.default !== undefined || given[index]) continue
    if (!missing.includes(place)) missing.push(place)
  }
  if (changes.size > 0 && !isWaived && !Object.keys(item.kpis).some((id) => changes.has(id)))
    missing.push('kpis')
  return missing
}

/** What an item gives for the needs, defaults included; of the KPIs only those that it names. */
export function givenInputs(item: Item, needs: Needs): Given[] {
  const given = needs.inputs.flatMap((need): Given[] => {
    const found = givenInput(item, need)
    if (found) return [found]
    const standard = need.input.default
    return standard === undefined ? [] : [{ need, estimate: point(standard), from: 'default' }]
  })
  eachChange(item, needs, (need, estimate) => given.push({ need, estimate, from: 'kpis' }))
  return given
}

/** What an item itself, or a rater of it, gives for an input. */
export function givenInput(by: EstimatesGiven, need: Need): Given | undefined {
  const { from } = need.input
  const estimate = from ? valueAt(by.kpis, from.kpi) : estimateOf(by, need)
  return estimate && { need, estimate, from: from ? 'kpis' : fromOf(by, need) }
}

/** Visits the changes of needed KPIs that an item expects. */
export function eachChange(
  item: Item,
  { changes }: Needs,
  visit: (need: Need, estimate: Estimate) => void,
): void {
  if (changes.size === 0) return
  for (const [id, estimate] of Object.entries(item.kpis)) {
    const need = changes.get(id)
    if (need) visit(need, estimate)
  }
}

/** What is given for an input that is no KPI: in the block, else on the item itself. */
export function estimateOf(by: EstimatesGiven, need: Need): Estimate | undefined {
  const { name } = need.input
  const inBlock = blockEstimate(by, need)
  if (inBlock || !need.mayStandOnItem) return inBlock
  const onItem = onItself(by, name)
  if (onItem && need.isForeign && limitFault(onItem, need.input)) return undefined
  return onItem
}

/** What stands under a name on the item itself; its effort may be that of its teams together. */
export function onItself(
  { own, effortByTeam }: EstimatesGiven,
  name: string,
): Estimate | undefined {
  const isOfTeams = name === 'effort' && effortByTeam !== undefined
  return valueAt(own, name) ?? (isOfTeams ? total(effortByTeam) : undefined)
}

function fromOf(by: EstimatesGiven, need: Need): Given['from'] {
  if (blockEstimate(by, need)) return 'block'
  return valueAt(by.own, need.input.name) ? 'item' : 'teams'
}

function blockEstimate(
  { blocks }: EstimatesGiven,
  { framework, input }: Need,
): Estimate | undefined {
  const block = valueAt(blocks, framework)
  return block && valueAt(block, input.name)
}
