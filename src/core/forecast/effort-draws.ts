import type { Room } from '../frameworks/formula/evaluate.js'
import { sharesOf } from '../plan/effort.js'
import type { EstimatedWork, WorkEstimate } from '../plan/work-estimate.js'
import { spreadEstimate } from '../simulate/draw.js'
import type { Sampling } from '../simulate/sampling.js'
import { isCertain } from '../simulate/score-draws.js'
import { type Spread, shuffled } from '../simulate/strata.js'

/** The work of each team on an item in each draw, or a single number that holds in all of them. */
export type EffortDraws = ReadonlyMap<string | null, Float64Array>

/**
 * Draws the work of an item, by team. An estimate has in each draw the value that it has in the same draw of a ranking.
 * Where something is known of all teams together each draw of that is shared: by the parts' draws where these are what
 * was decided, else by their means.
 */
export function effortDraws(
  item: string,
  work: WorkEstimate,
  sampling: Sampling,
  room: Room,
): EffortDraws {
  const spread = shuffled(item, sampling, room)
  const { parts, total, isDecided } = work
  const drawParts = () => new Map([...parts].map(([team, part]) => [team, drawn(part, spread)]))
  if (!total) return drawParts()
  const all = drawn(total, spread)
  if (isDecided) return sharedByParts(all, drawParts(), room)
  return new Map([...sharesOf(work)].map(([team, share]) => [team, all.map((one) => one * share)]))
}

/** Whether no draw of a work differs from another. */
export function isCertainWork({ parts, total }: WorkEstimate): boolean {
  const known = total ? [total, ...parts.values()] : [...parts.values()]
  return known.every(({ estimate }) => isCertain(estimate))
}

function drawn({ estimate, place, limits }: EstimatedWork, spread: Spread): Float64Array {
  if (isCertain(estimate)) return Float64Array.of(Math.max(0, estimate.value))
  const values = spreadEstimate(estimate, limits, place, spread)
  for (let draw = 0; draw < values.length; draw++) if (values[draw]! < 0) values[draw] = 0
  return values
}

function sharedByParts(
  all: Float64Array,
  parts: ReadonlyMap<string | null, Float64Array>,
  room: Room,
): EffortDraws {
  const columns = [...parts.values()]
  const draws = Math.max(all.length, ...columns.map(({ length }) => length))
  const at = (column: Float64Array, draw: number) => column[column.length === 1 ? 0 : draw]!
  const sums = room(draws)
  for (let draw = 0; draw < draws; draw++)
    sums[draw] = columns.reduce((sum, column) => sum + at(column, draw), 0)
  return new Map(
    [...parts].map(([team, column]) => {
      const share = room(draws)
      for (let draw = 0; draw < draws; draw++) {
        const sum = sums[draw]!
        const part = sum > 0 ? at(column, draw) / sum : 1 / parts.size
        share[draw] = at(all, draw) * part
      }
      return [team, share]
    }),
  )
}
