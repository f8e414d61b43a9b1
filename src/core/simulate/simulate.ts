import type { Item } from '../backlog/item.js'
import type { Standard } from '../rank/needs.js'
import type { Ranking } from '../rank/ranking.js'
import { toComparable } from './above.js'
import { columnMemory } from './memory.js'
import { rankCounts } from './rank-counts.js'
import { drawTable } from './rank-draws.js'
import { standingDraws } from './score-draws.js'
import { scoreInterval } from './score-interval.js'
import type { Simulated, Simulation, SimulationRequest } from './simulation.js'
import { tieGroups } from './tie-groups.js'
import { byWorth, type Finding, finderFor } from './worth-finding-out.js'

/** Bounds the memory of scores by item and draw: this many at a time. */
const MOST_SCORES = 10_000_000

/**
 * Simulates a ranking: draws every estimate, scores each draw by the framework's formula, and counts. Time is linear in
 * draws and n log n in items. Gives the part of the work that is done, from 0 to 1, every few milliseconds, so that a
 * caller may show it or stop.
 */
export function* simulate(
  ranking: Ranking,
  standard: Standard,
  { seed, draws, cut }: SimulationRequest,
): Generator<number, Simulation> {
  const { framework, ranked } = ranking
  const items = ranked.map(({ item }) => item)
  const most = Math.max(1, Math.floor(MOST_SCORES / Math.max(1, items.length)))
  const chunk = Math.min(draws, most)
  const isWhole = chunk === draws
  // Of the time, where the scores of all draws are at hand to be ranked, and where they are drawn again.
  const alonePart = isWhole ? 0.7 : 0.5
  const table = drawTable(items.length, chunk)
  const memory = columnMemory()
  const drawn = (item: Item, from: number, count: number) => {
    memory.reuse()
    return standingDraws(item, framework, standard, { seed, from, draws: count }, memory.room)
  }

  const alone: Alone[] = []
  const findingsOf = finderFor(ranking, standard, cut)
  const next: Finding[] = []
  const groupOf = tieGroups()
  const columns = [new Float64Array(draws), new Float64Array(draws)]
  for (const [row, item] of items.entries()) {
    const standing = toComparable(drawn(item, 0, draws), columns[0]!)
    if (isWhole) table.put(row, standing)
    const before = alone.at(-1)?.group
    const group = groupOf(standing)
    // The first of a group is compared with those that follow it.
    if (group !== before) columns.reverse()
    memory.reuse()
    const interval = scoreInterval(item, framework, standard, memory.room)
    alone.push({ interval, group, noScore: standing.noScore })
    next.push(...findingsOf(row))
    yield ((row + 1) / items.length) * alonePart
  }

  const counts = rankCounts(items.length)
  const times = new Float64Array(items.length)
  for (let from = 0; from < draws; from += chunk) {
    const count = Math.min(chunk, draws - from)
    const column = columns[0]!.subarray(0, count)
    if (!isWhole)
      for (const [row, item] of items.entries()) {
        table.put(row, toComparable(drawn(item, from, count), column))
        yield alonePart + ((from + (count * row) / items.length / 2) / draws) * (1 - alonePart)
      }
    for (const done of table.rank(count, counts, { cut, times }))
      yield alonePart + ((from + (isWhole ? done : (count + done) / 2)) / draws) * (1 - alonePart)
  }
  const simulated = items.map((item, row): [Item, Simulated] => {
    const rankInterval = counts.pointsOf(row, draws)
    return [item, { ...alone[row]!, rankInterval, topProbability: times[row]! / draws }]
  })
  return { seed, draws, cut, of: new Map(simulated), next: next.sort(byWorth) }
}

type Alone = Pick<Simulated, 'interval' | 'group' | 'noScore'>
