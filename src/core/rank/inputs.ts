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
  return missingOf(item, needsFor(framework, standard))
}

/** What an item lacks of the needs. */
export function missingOf(item: Item, { inputs, changes }: Needs): string[] {
  const isWaived = item.unscored !== undefined
  const missing: string[] = []
  for (const need of inputs) {
    if (isWaived && need.input.name !== 'effort') continue
    if (need.input.default !== undefined || estimateOf(item, need)) continue
    if (!missing.includes(need.place)) missing.push(need.place)
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

/** What an item itself gives for an input that is no KPI. */
export function givenInput(item: Item, need: Need): Given | undefined {
  const estimate = estimateOf(item, need)
  return estimate && { need, estimate, from: fromOf(item, need) }
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

/** What an item gives for an input that is no KPI: its block, else what stands on the item itself. */
export function estimateOf(item: Item, need: Need): Estimate | undefined {
  const { name } = need.input
  const inBlock = blockEstimate(item, need)
  if (inBlock || !need.mayStandOnItem) return inBlock
  const onItem = own(item.own, name) ?? (name === 'effort' ? effortOfTeams(item) : undefined)
  if (onItem && need.isForeign && limitFault(onItem, need.input)) return undefined
  return onItem
}

function fromOf(item: Item, need: Need): Given['from'] {
  if (blockEstimate(item, need)) return 'block'
  return own(item.own, need.input.name) ? 'item' : 'teams'
}

function blockEstimate(item: Item, { framework, input }: Need): Estimate | undefined {
  const block = own(item.blocks, framework)
  return block && own(block, input.name)
}

function effortOfTeams({ effortByTeam }: Item): Estimate | undefined {
  return effortByTeam && total(effortByTeam)
}

function own<V>(record: Readonly<Record<string, V>>, key: string): V | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
