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
  const missing = new Set<string>()
  for (const need of inputs) {
    if (isWaived && need.input.name !== 'effort') continue
    if (need.input.default === undefined && !giveInput(item, need)) missing.add(need.place)
  }
  if (changes.size > 0 && !isWaived && !Object.keys(item.kpis).some((id) => changes.has(id)))
    missing.add('kpis')
  return [...missing]
}

/** What an item gives for the needs, defaults included; of the KPIs only those that it names. */
export function givenInputs(item: Item, { inputs, changes }: Needs): Given[] {
  const given = inputs.flatMap((need): Given[] => {
    const found = giveInput(item, need)
    if (found) return [found]
    const standard = need.input.default
    return standard === undefined ? [] : [{ need, estimate: point(standard), from: 'default' }]
  })
  if (changes.size > 0)
    for (const [id, estimate] of Object.entries(item.kpis)) {
      const need = changes.get(id)
      if (need) given.push({ need, estimate, from: 'kpis' })
    }
  return given
}

function giveInput(item: Item, need: Need): Given | undefined {
  const { framework, input } = need
  const block = own(item.blocks, framework)
  const inBlock = block && own(block, input.name)
  if (inBlock) return { need, estimate: inBlock, from: 'block' }
  if (!need.mayStandOnItem) return undefined
  const onItem = own(item.own, input.name)
  if (onItem) return isBeyond(onItem, need) ? undefined : { need, estimate: onItem, from: 'item' }
  if (input.name !== 'effort' || !item.effortByTeam) return undefined
  const estimate = total(Object.values(item.effortByTeam))
  return isBeyond(estimate, need) ? undefined : { need, estimate, from: 'teams' }
}

function isBeyond(estimate: Estimate, { isForeign, input }: Need): boolean {
  return isForeign && limitFault(estimate, input) !== undefined
}

function own<V>(record: Readonly<Record<string, V>>, key: string): V | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
