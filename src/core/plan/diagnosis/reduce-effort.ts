import type { Item } from '../../backlog/item.js'
import type { Framework } from '../../frameworks/framework.js'
import type { Change, EffortPath } from './change.js'
import { leastMultiple, multipleOf, stepFor } from './grid.js'
import type { Found, Search } from './search.js'

// To do less than so much of something is to do something else.
const LEAST_SHARE = 1 / 3
const MOST_ITEMS = 5

/** How much of its own work, or else of what it needs, the largest first, may be left so that a commitment is kept. */
export function reducingEffort({ item, trials, chain, backlog, index }: Search): Found | undefined {
  const { items, teams } = trials.base.model
  const others = chain
    .filter((each) => each !== index)
    .sort((a, b) => items[b]!.effort - items[a]!.effort || a - b)
  for (const at of [...(index === undefined ? [] : [index]), ...others].slice(0, MOST_ITEMS)) {
    const { item: each, work } = items[at]!
    for (const { path, effort: from } of placesOf(
      each,
      work.map(({ team, effort }) => ({ team: teams[team]!.team, effort })),
      backlog.framework,
    )) {
      const to = mostLeft(from, leastAllowed(path, backlog.framework), (to) =>
        trials.keeps(item.id, [{ kind: 'effort', id: each.id, path, from, to }]),
      )
      if (to === undefined) continue
      const changes: Change[] = [{ kind: 'effort', id: each.id, path, from, to }]
      return { kind: 'effort', changes, lost: null }
    }
  }
  return undefined
}

interface GivenAt {
  readonly path: EffortPath
  readonly effort: number
}

// Where an item gives its work, the largest part first. What raters say too is no number that one could write.
function placesOf(
  item: Item,
  work: readonly { readonly team: string | null; readonly effort: number }[],
  framework: Framework,
): GivenAt[] {
  const effort = work.reduce((sum, each) => sum + each.effort, 0)
  if (item.status === 'in-progress' && item.remaining) return [{ path: ['remaining'], effort }]
  if (item.ratings) return []
  if (item.effortByTeam)
    return work
      .flatMap(({ team, effort }): GivenAt[] =>
        team === null ? [] : [{ path: ['effort_by_team', team], effort }],
      )
      .sort((a, b) => b.effort - a.effort)
  if (item.own.effort) return [{ path: ['effort'], effort }]
  const { size } = framework
  if (size === undefined) return []
  if (item.blocks[framework.name]?.[size]) return [{ path: [framework.name, size], effort }]
  return item.own[size] ? [{ path: [size], effort }] : []
}

function leastAllowed(path: EffortPath, { inputs }: Framework): number {
  const input = inputs.find(({ name }) => name === path.at(-1))
  return input?.min ?? 0
}

// The greatest number of a grid that holds, at least a third of what it is and what its framework allows.
function mostLeft(
  from: number,
  least: number,
  holds: (effort: number) => boolean,
): number | undefined {
  const step = stepFor(from)
  const top = Math.ceil(from / step - 1e-9)
  const lowest = Math.max(least, from * LEAST_SHARE, step)
  // Counted down from the first number below it.
  const below = leastMultiple(
    1,
    { above: 0, upTo: top - Math.ceil(lowest / step - 1e-9) },
    (count) => holds(multipleOf(step, top - count)),
  )
  return below === undefined ? undefined : multipleOf(step, top - below)
}
