import type { Item } from '../../../src/core/backlog/item.js'
import {
  type PeriodLength,
  periodsFrom,
  undatedPeriods,
} from '../../../src/core/calendar/period.js'
import { compareText } from '../../../src/core/compare.js'
import { point } from '../../../src/core/estimates/estimate.js'
import type { Framework } from '../../../src/core/frameworks/framework.js'
import { modelOf } from '../../../src/core/plan/build-model.js'
import { planByRanking } from '../../../src/core/plan/by-ranking.js'
import type { PlanModel } from '../../../src/core/plan/model.js'
import type { Plan } from '../../../src/core/plan/plan.js'
import type { Planning } from '../../../src/core/plan/planning.js'
import { isRankable } from '../../../src/core/rank/rankable.js'
import { type Ranked, type Ranking, rankedValue } from '../../../src/core/rank/ranking.js'
import type { Status } from '../../../src/core/schema/item.js'
import type { YamlMap } from '../../../src/core/yaml/node.js'
import { sourceFile } from '../../../src/core/yaml/source.js'

/** An item as a test writes it: numbers for estimates, and its score, without which it is unscored. */
export interface Written {
  readonly id: string
  readonly title?: string
  readonly status?: Status
  readonly team?: string
  readonly owner?: string
  /** null: none. */
  readonly effort?: number | Readonly<Record<string, number>> | null
  readonly remaining?: number
  readonly score?: number | null
  /** Place of its category, the best 0, and the default. */
  readonly tier?: number
  readonly due?: string
  readonly hard?: string
  readonly reason?: string
  readonly period?: string
  /** The last day on which it is worth something. */
  readonly worthless?: string
  readonly unscored?: string
  readonly dependsOn?: readonly string[]
  readonly parent?: string
  readonly shipped?: string
  readonly actual?: number
  readonly kpis?: Readonly<Record<string, number>>
}

export interface Setting {
  readonly start?: string
  readonly periods?: number
  /** Default quarters. */
  readonly period?: PeriodLength
  readonly reserve?: number
  /** Capacity in every period, or in each, by team; the key `''` is that of items without a team. */
  readonly capacities?: Readonly<Record<string, number | readonly number[]>>
  readonly framework?: Framework
  readonly units?: Readonly<Record<string, string>>
}

/** A framework whose score the tests give, and whose size is the effort. */
export const scored: Framework = {
  name: 'test',
  title: 'Test',
  inputs: [{ name: 'effort', words: {} }],
  size: 'effort',
  buckets: [],
  needs: [],
}

const source = sourceFile('backlog.yaml', '')
const node: YamlMap = { kind: 'map', start: 0, end: 0, entries: [] }

export function item(written: Written): Item {
  const { id, title, status, team, owner, due, hard, reason, period, unscored, parent } = written
  const effort = written.effort === undefined ? 1 : written.effort
  const estimates = (record: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [key, point(value)]))
  const because = reason === undefined ? {} : { reason }
  return {
    id,
    title: title ?? id,
    status: status ?? 'planned',
    ...(team !== undefined && { team }),
    ...(owner !== undefined && { owner }),
    tags: [],
    ...(due !== undefined && { due: { date: due, kind: 'target' as const, ...because } }),
    ...(hard !== undefined && { due: { date: hard, kind: 'hard' as const, ...because } }),
    ...(period !== undefined && { period: { in: period, ...because } }),
    ...(written.worthless !== undefined && { worthlessAfter: { date: written.worthless } }),
    ...(unscored !== undefined && { unscored }),
    dependsOn: written.dependsOn ?? [],
    ...(parent !== undefined && { parent }),
    ...(typeof effort === 'object' && effort && { effortByTeam: estimates(effort) }),
    ...(written.remaining !== undefined && { remaining: point(written.remaining) }),
    own: typeof effort === 'number' ? { effort: point(effort) } : {},
    blocks: {},
    kpis: estimates(written.kpis ?? {}),
    plain: {
      ...(written.shipped !== undefined && { shipped: written.shipped }),
      ...(written.actual !== undefined && { actual: { effort: written.actual } }),
    },
    source,
    node,
  }
}

/** Ranks by the scores given; equal scores share a rank and stand in order of id. */
export function rankingOf(all: readonly Written[], framework = scored): Ranking {
  const parents = new Set(all.map(({ parent }) => parent))
  const rankable = all.filter((each) => isRankable(item(each)) && !parents.has(each.id))
  const isScored = ({ score }: Written) => score !== undefined && score !== null
  const sorted = rankable
    .filter(isScored)
    .sort((a, b) => (a.tier ?? 0) - (b.tier ?? 0) || b.score! - a.score! || compareText(a.id, b.id))
  const ranked = sorted.map(
    (each): Ranked => ({
      item: item(each),
      rank:
        sorted.findIndex(
          ({ score, tier }) => score === each.score && (tier ?? 0) === (each.tier ?? 0),
        ) + 1,
      tier: each.tier ?? 0,
      score: each.score!,
      bucket: null,
      size: typeof each.effort === 'number' ? each.effort : 1,
      inputs: {},
      places: [],
    }),
  )
  const unscored = rankable
    .filter((each) => !isScored(each))
    .sort((a, b) => compareText(a.id, b.id))
    .map((each) => ({ item: item(each), missing: ['reach'], reason: each.unscored ?? null }))
  return { framework, ranked, unscored }
}

export function planningFor({ start, periods, period, reserve, capacities }: Setting): Planning {
  const all =
    start === undefined ? undatedPeriods() : periodsFrom(start, period ?? 'quarter', periods ?? 4)!
  return {
    periods: all,
    reserve: reserve ?? 0,
    capacities: new Map(
      Object.entries(capacities ?? {}).map(([team, amount]) => [
        team === '' ? null : team,
        typeof amount === 'number' ? all.map(() => amount) : amount,
      ]),
    ),
    unread: { teams: new Set(), isEvery: false },
  }
}

/** The same where score × effort is what a week of delay costs. */
export const byDelay: Framework = { ...scored, costOfDelay: 'week' }

export function modelFor(setting: Setting, all: readonly Written[]): PlanModel {
  const framework = setting.framework ?? scored
  return modelOf({
    items: all.map(item),
    ranking: rankingOf(all, framework),
    planning: planningFor(setting),
    units: setting.units,
    value: (ranked) => rankedValue(ranked) ?? 0,
  })
}

export function planFor(setting: Setting, all: readonly Written[]): Plan {
  return planByRanking(modelFor(setting, all))
}

/** The ids in each period by name, in the order in which they finish. */
export function placesOf({ periods }: Plan): Record<string, string[]> {
  return Object.fromEntries(
    periods.map(({ period, items }) => [period.name, items.map(({ item }) => item.id)]),
  )
}
