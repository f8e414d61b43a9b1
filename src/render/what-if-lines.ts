import type { KpiChange } from '../core/kpis/changes.js'
import type { KpiProgress } from '../core/kpis/kpi.js'
import type { PeriodChange } from '../core/plan/changes.js'
import { count, list } from '../core/problems/words.js'
import type { RankChange, RankChanges } from '../core/rank/changes.js'
import type { Setting, WhatIf } from '../core/what-if.js'
import { progressText, stateText } from './kpi-text.js'
import { formatNumber } from './number.js'
import { cutTo } from './text.js'

/** A what-if in lines of text of users and pm's own, each to be escaped for where it stands: what is set, what that changes. */
export function whatIfLines({ settings, changes }: WhatIf): readonly string[] {
  const { ranks, rankings = [], periods, kpis } = changes
  return [
    ...settings.map(settingLine),
    ...(ranks && (ranks.items.length || !periods) ? rankLines(ranks) : []),
    ...rankings.map(({ framework, ranks }) => `${framework}: ${rankLines(ranks).join('; ')}`),
    ...(periods ? [periodLine(periods)] : []),
    ...(kpis ? [kpiLine(kpis)] : []),
  ]
}

/** How a what-if is announced. */
export const whatIfTitle = 'What if (nothing is written)'

function settingLine({ path, value, from, file, line }: Setting): string {
  const place = line === null ? `${file}, which does not exist` : `${file}:${line}`
  const wanted = value === '' ? 'nothing' : cutTo(value, LONGEST)
  return `${path} = ${wanted}, in place of ${cutTo(from ?? 'nothing', LONGEST)} at ${place}`
}

const LONGEST = 60

function rankLines({ items, cut, entered, left }: RankChanges): string[] {
  const moved = items.filter(({ rank }) => rank.from !== rank.to)
  const first = [
    entered.length ? `${list(entered)} ${entered.length === 1 ? 'comes' : 'come'} in` : '',
    left.length ? `${list(left)} ${left.length === 1 ? 'goes' : 'go'} out` : '',
  ].filter(Boolean)
  return [
    moved.length
      ? `${count(moved.length, 'rank')} ${moved.length === 1 ? 'changes' : 'change'}: ${list(moved.map(moveText))}`
      : `no rank changes${scoresText(items)}`,
    ...(first.length ? [`first ${cut}: ${first.join('; ')}`] : []),
  ]
}

function moveText({ id, rank: { from, to } }: RankChange): string {
  if (from === null) return `${id} comes in at ${to}`
  return to === null ? `${id} goes out (was ${from})` : `${id} ${from} → ${to}`
}

function scoresText(items: readonly RankChange[]): string {
  const scores = items.map(
    ({ id, score: { from, to } }) => `${id} ${scoreText(from)} → ${scoreText(to)}`,
  )
  return scores.length ? `; scores: ${list(scores)}` : ', nor any score'
}

function scoreText(score: number | null): string {
  return score === null ? 'none' : formatNumber(score)
}

function periodLine(periods: readonly PeriodChange[]): string {
  if (!periods.length) return 'every item finishes in the same period'
  const moves = periods.map(({ id, from, to }) => {
    if (from === null) return `${id} comes in, ${to}`
    return to === null ? `${id} is not planned any more (was ${from})` : `${id} ${from} → ${to}`
  })
  return `${count(periods.length, 'item')} in another period: ${list(moves)}`
}

function kpiLine(kpis: readonly KpiChange[]): string {
  if (!kpis.length) return 'every KPI stands where it stood'
  const moves = kpis.map(({ id, from, to }) => `${id} ${standText(from)} → ${standText(to)}`)
  return `${count(kpis.length, 'KPI')} elsewhere: ${list(moves)}`
}

function standText(progress: KpiProgress | null): string {
  return progress ? `${stateText(progress.state)} (${progressText(progress)})` : 'none'
}
