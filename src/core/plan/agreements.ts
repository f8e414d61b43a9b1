import type { Item } from '../backlog/item.js'
import { standingOf } from '../calendar/period.js'
import { compareText } from '../compare.js'
import { exchanged } from './exchange.js'
import { follow } from './follow.js'
import { layOutAgain } from './lay-out-again.js'
import { layOut } from './layout.js'
import { type PlanModel, periodOfDay } from './model.js'
import { type ModelledBacklog, modelBacklog, type PlannedBacklog } from './plan-backlog.js'
import type { Followed } from './steps.js'
import { worthOf } from './worth.js'

/** What it costs to keep the period that was agreed for an item. */
export interface AgreementCost {
  readonly item: Item
  readonly period: string
  /** The names of the periods in which it finishes with its agreement, and without that one; null for none. */
  readonly end: string | null
  readonly without: string | null
  /** What the plan that follows the ranking would be worth more without that agreement, and as a share of that. */
  readonly cost: number
  readonly share: number
}

export interface Agreements {
  /** The dearest first. */
  readonly costs: readonly AgreementCost[]
  /** How many agreements were not looked into. */
  readonly more: number
}

/** So many agreements are looked into, */
const MOST = 100
/** while no more than so many items are placed again in all. */
const MOST_PLACED = 100_000

/**
 * For each agreed period within the plan what keeping it costs: the plan that follows the ranking is made again without
 * that one agreement, all others kept. With an item, of its agreement alone. `modelled` tells the problem of the backlog.
 */
export function agreementsOf(
  backlog: PlannedBacklog,
  modelled: () => ModelledBacklog,
  only?: Item,
): Agreements {
  const { periods } = backlog.planning
  const isWithin = ({ id, period }: Item) => {
    if (only && only.id !== id) return false
    const standing = period && standingOf(period.in, periods)
    return standing !== undefined && standing !== 'after'
  }
  if (!backlog.items.some(isWithin)) return { costs: [], more: 0 }
  const { ranking, model } = modelled()
  const agreed = model.items.filter(({ item, isGate }) => !isGate && isWithin(item))
  const layout = layOut(model)
  const followed = layout?.followed ?? follow(model)
  const value = worthOf(model, followed)
  const rows = new Map(ranking.ranked.map((ranked, row) => [ranked.item.id, row]))
  const indexOf = new Map(model.items.map(({ item }, index) => [item.id, index]))
  let left = MOST_PLACED
  const costs = agreed.slice(0, MOST).flatMap(({ item }): AgreementCost[] => {
    const made = without(item)
    if (!made) return []
    const worth = worthOf(made.model, made.followed)
    const cost = Math.abs(worth - value) <= ROUNDING * Math.abs(worth) ? 0 : worth - value
    return [
      {
        item,
        period: item.period!.in,
        end: endOf(item.id, model, followed),
        without: endOf(item.id, made.model, made.followed),
        cost,
        share: worth > 0 ? cost / worth : 0,
      },
    ]
  })
  return {
    costs: costs.sort((a, b) => b.cost - a.cost || compareText(a.item.id, b.item.id)),
    more: agreed.length - costs.length,
  }

  // Its score is what it was, and so is its place in the ranking.
  function without({ period, ...item }: Item): Made | undefined {
    const scored = ranking.ranked[rows.get(item.id) ?? -1]
    const context = { backlog, positionOf: (id: string) => rows.get(id) }
    const other = left > 0 && layout && exchanged(layout, indexOf, [{ item, scored }], context)
    if (other) {
      const { layout: again, taken } = layOutAgain(layout, other)
      left -= taken
      return { model: other.model, followed: again.followed }
    }
    left -= backlog.items.length
    if (left < 0) return undefined
    const items = backlog.items.map((each) => (each.id === item.id ? item : each))
    const again = modelBacklog({ ...backlog, items }).model
    return { model: again, followed: follow(again) }
  }
}

// Sums of values are a little off what they would be on paper.
const ROUNDING = 1e-9

interface Made {
  readonly model: PlanModel
  readonly followed: Followed
}

function endOf(id: string, model: PlanModel, { finish }: Followed): string | null {
  const index = model.items.findIndex(({ item, isGate }) => !isGate && item.id === id)
  const day = finish[index] ?? null
  return day === null ? null : model.periods[periodOfDay(model, day)]!.name
}
