import { compareText } from '../../compare.js'
import { periodOfDay } from '../model.js'
import type { Change } from './change.js'
import type { Found, Search } from './search.js'

// So many items, the least dear first, are tried.
const MOST = 20

/** A later period for one of the commitments before another, that loses the least value and keeps the other. */
export function moving({ item, trials, rivals }: Search): Found | undefined {
  const { model, followed } = trials.base
  const { items, periods } = model
  const last = periods.length - 1
  let best: Found | undefined
  for (const index of cheapest(rivals)) {
    const { item: rival, agreed, value } = items[index]!
    const from = agreed ?? periodOfDay(model, followed.finish[index]!)
    // A later one may lack the room that an earlier one has.
    for (let to = from + 1; to <= last; to++) {
      const lost = (value * (to - from)) / periods.length
      if (best && lost >= best.lost!) break
      const changes: Change[] = [{ kind: 'period', id: rival.id, period: periods[to]!.name }]
      if (!trials.keeps(item.id, changes)) continue
      best = { kind: 'move', changes, lost }
      break
    }
  }
  return best

  function cheapest(indexes: readonly number[]): number[] {
    const known = indexes.filter((index) => items[index]!.rank !== null)
    return byValue(known, items).slice(0, MOST)
  }
}

/**
 * An agreed period that stands against a commitment, its own or that of what it needs or of one before it: the one of the
 * least value.
 */
export function lifting({ item, hardDate, trials, chain, rivals }: Search): Found | undefined {
  const { items } = trials.base.model
  const candidates = [...byValue(chain, items), ...byValue(rivals, items)].filter((index) => {
    const { item: each, agreed } = items[index]!
    return agreed !== null && (each.id !== item.id || hardDate !== null)
  })
  for (const index of candidates.slice(0, MOST)) {
    const { id } = items[index]!.item
    const changes: Change[] = [{ kind: 'period', id, period: null }]
    if (trials.keeps(item.id, changes, [id])) return { kind: 'lift', changes, lost: null }
  }
  return undefined
}

/** That work on it begins at once, before what comes first now. */
export function starting({ item, trials, index }: Search): Found | undefined {
  if (index === undefined || item.status !== 'planned') return undefined
  const changes: Change[] = [{ kind: 'status', id: item.id, status: 'in-progress' }]
  return trials.keeps(item.id, changes) ? { kind: 'start', changes, lost: null } : undefined
}

// So many things in a row that nobody has decided for are taken up.
const MOST_TAKEN_UP = 3

/** That what nobody has decided for is: an idea, or something that it needs and that is one or was given up. */
export function takingUp({ item, obstacle, trials, index }: Search): Found | undefined {
  if (index !== undefined) return undefined
  const changes: Change[] = []
  let [id, stands] = [item.id, obstacle]
  while (changes.length < MOST_TAKEN_UP && !trials.isSpent()) {
    if (stands.kind === 'idea') changes.push({ kind: 'status', id, status: 'planned' })
    else if (stands.kind !== 'dependency' || stands.is === 'left out') return undefined
    else if (stands.is !== 'not planned')
      changes.push({ kind: 'status', id: stands.id, status: 'planned' })
    const { model, planned } = trials.outcome(changes)
    if (planned.has(item.id) && trials.keeps(item.id, changes)) {
      const isRanked = changes.every((change) =>
        model.items.some(
          (each) =>
            each.item.id === (change as { id: string }).id &&
            (each.rank !== null || each.item.unscored !== undefined),
        ),
      )
      return isRanked ? { kind: 'take-up', changes, lost: null } : undefined
    }
    const next = stands.kind === 'dependency' && stands.is === 'not planned' ? stands.id : item.id
    const found = model.excluded.find((each) => each.item.id === next)
    if (!found) return undefined
    ;[id, stands] = [next, found.obstacle]
  }
  return undefined
}

function byValue(
  indexes: readonly number[],
  items: Search['trials']['base']['model']['items'],
): number[] {
  return [...indexes].sort(
    (a, b) =>
      items[a]!.value - items[b]!.value || compareText(items[a]!.item.id, items[b]!.item.id),
  )
}
