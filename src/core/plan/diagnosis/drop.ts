import { compareText } from '../../compare.js'
import type { Change } from './change.js'
import type { Found, Search } from './search.js'

// So many of the items before one, the least dear first, are tried one by one, and so many pairs of them.
const MOST_SINGLE = 40
const MOST_PAIRS = 60

/**
 * Commitments without which another one is kept: a single one where that is enough, else two, else as many as none of
 * which may stay; of several the ones that cost the least value. What has a hard date or is necessary is never given up.
 */
export function dropping({ item, trials, rivals, lossOf }: Search): Found | undefined {
  const { items } = trials.base.model
  const candidates = rivals
    .map((index) => items[index]!)
    .filter(({ item, promisedBy }) => promisedBy === null && item.unscored === undefined)
    .map(({ item, rank }) => ({ id: item.id, isKnown: rank !== null, lost: lossOf([item.id]) }))
    .sort(
      (a, b) => Number(b.isKnown) - Number(a.isKnown) || a.lost - b.lost || compareText(a.id, b.id),
    )
    .slice(0, MOST_SINGLE)
    .map(({ id }) => id)
  const isEnough = (ids: readonly string[]) => trials.keeps(item.id, parked(ids), ids)
  const single = candidates.find((id) => isEnough([id]))
  if (single !== undefined) return remedy([single])
  if (candidates.length < 2 || !isEnough(candidates)) return undefined
  const pairs = candidates
    .flatMap((a, at) => candidates.slice(at + 1).map((b) => [a, b]))
    .map((ids) => ({ ids, lost: lossOf(ids) }))
    .sort((a, b) => a.lost - b.lost)
    .slice(0, MOST_PAIRS)
  const pair = pairs.find(({ ids }) => isEnough(ids))
  if (pair) return remedy(pair.ids)
  let rest = candidates
  for (const id of candidates.toReversed()) {
    const without = rest.filter((each) => each !== id)
    if (isEnough(without)) rest = without
  }
  return remedy(rest)

  function remedy(ids: readonly string[]): Found {
    return { kind: 'drop', changes: parked(ids), lost: lossOf(ids) }
  }
}

function parked(ids: readonly string[]): Change[] {
  return ids.map((id) => ({ kind: 'status', id, status: 'parked' }))
}
