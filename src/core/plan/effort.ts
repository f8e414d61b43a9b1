import type { Item } from '../backlog/item.js'
import type { Estimate } from '../estimates/estimate.js'
import { meanOf } from '../estimates/mean.js'
import type { Framework } from '../frameworks/framework.js'
import {
  estimateOfOne,
  type Units,
  type WorkEstimate,
  workAsEstimated,
  workEstimate,
} from './work-estimate.js'

/** The framework whose size is the work of items that a framework ranks: itself, or the one that ranks inside its buckets. */
export function sizingOf(framework: Framework): Framework {
  const { size, inside } = framework
  return size === undefined && inside ? sizingOf(inside) : framework
}

/** Mean effort of an item by team, `null` where it has none. */
export type Efforts = ReadonlyMap<string | null, number>

/** The mean work of an item; undefined where none is known. */
export function effortOf(
  item: Item,
  framework: Framework,
  units: Units | undefined,
): Efforts | undefined {
  const one = effortOfOne(item, framework, units)
  if (one !== undefined) return new Map([[item.team ?? null, one]])
  const work = workEstimate(item, framework, units)
  return work && meanEfforts(work)
}

/**
 * The mean work of an item that one team does, or nobody; undefined where several do, or none is known. It is that of
 * most, and the ways of sharing it out cost ten times as much.
 */
export function effortOfOne(
  item: Item,
  framework: Framework,
  units: Units | undefined,
): number | undefined {
  const estimate = estimateOfOne(item, framework, units)
  const mean = estimate && meanWork(estimate)
  return Number.isFinite(mean) ? mean : undefined
}

/** The work that a shipped item took: its actual effort, else the one that was estimated. */
export function spentOn(
  item: Item,
  framework: Framework,
  units: Units | undefined,
): Efforts | undefined {
  const actual = item.plain.actual?.effort
  const work = workAsEstimated(item, framework, units)
  if (actual === undefined) return work && meanEfforts(work)
  const teams = work && item.effortByTeam ? meansOf(work) : new Map([[item.team ?? null, 1]])
  return checked(shared(teams, actual))
}

// What all together do is shared as their parts are, unless the parts are what was decided. undefined where it is no
// finite number.
function meanEfforts(work: WorkEstimate): Efforts | undefined {
  const means = meansOf(work)
  return checked(work.total && !work.isDecided ? shared(means, meanOf(work.total.estimate)) : means)
}

/** The share of each team in what all together do, as the means of their parts are. */
export function sharesOf(work: WorkEstimate): Efforts {
  return shared(meansOf(work), 1)
}

function meansOf({ parts }: WorkEstimate): Map<string | null, number> {
  const means = new Map<string | null, number>()
  for (const [team, work] of parts) means.set(team, meanWork(work.estimate))
  return means
}

// A normal interval that reaches below zero has no more work than none.
function meanWork(estimate: Estimate): number {
  return Math.max(0, meanOf(estimate))
}

function shared(efforts: Map<string | null, number>, total: number): Map<string | null, number> {
  let sum = 0
  for (const effort of efforts.values()) sum += effort
  const share = (effort: number) => (sum > 0 ? (total * effort) / sum : total / efforts.size)
  for (const [team, effort] of efforts)
    efforts.set(team, efforts.size === 1 ? total : share(effort))
  return efforts
}

function checked(efforts: Map<string | null, number>): Efforts | undefined {
  for (const [team, effort] of efforts) {
    if (!Number.isFinite(effort)) return undefined
    if (effort < 0) efforts.set(team, 0)
  }
  return efforts
}
