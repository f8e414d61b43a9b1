import type { Commit } from '../core/log/commit.js'
import type { Extent, LoggedItem } from '../core/log/log.js'
import type { Crossing, ItemStep, Mover, RankingStep } from '../core/log/steps.js'
import { causeJson, changeJson, progressJson } from './diff-json.js'
import { jsonText } from './json.js'

/** The commits that changed the ranking or the plan as one JSON document. */
export function rankingLogJson(commits: readonly object[], extent: Extent): string {
  return jsonText({ schemaVersion: 1, ...extentJson(extent), commits })
}

/** The course of an item as one JSON document. */
export function itemLogJson({ id, title }: LoggedItem, commits: readonly object[], extent: Extent) {
  return jsonText({ schemaVersion: 1, ...extentJson(extent), id, title, commits })
}

function extentJson({ tip, isCut, isLimited }: Extent) {
  return { source: { kind: 'commit', commit: tip }, shallow: isCut, limited: isLimited }
}

/** What a commit did to ranking and plan; it keeps nothing of its files. */
export function rankingStepJson(step: RankingStep): object {
  const { commit, fault, start, ranked, moved, replanned, rescored } = step
  return {
    ...commitJson(commit),
    fault,
    start,
    ...{ ranked: fault ? null : ranked, moved, replanned, rescored },
    entered: step.entered.map(crossingJson),
    left: step.left.map(crossingJson),
    renamed: step.renamed,
    configuration: step.configuration.map(changeJson),
    kpis: step.kpis.map(({ id, title, from, to, changes }) => ({
      ...{ id, title },
      from: from && progressJson(from),
      to: to && progressJson(to),
      changes: changes.map(changeJson),
    })),
    biggest: step.biggest && moverJson(step.biggest),
    also: step.also.map(changeJson),
    leftOut: step.leftOut,
  }
}

function crossingJson({ item, rank, status, cause }: Crossing) {
  return { id: item.id, title: item.title, rank, status, ...causeJson(cause) }
}

function moverJson({ item, rank, period, cause }: Mover) {
  return { id: item.id, title: item.title, rank, period, ...causeJson(cause) }
}

/** What a commit did to an item. */
export function itemStepJson(step: ItemStep): object {
  const { commit, fault, start, id, event, likelyFormer, ranked } = step
  const { rank, score, period, status } = step
  return {
    ...commitJson(commit),
    fault,
    start,
    id,
    event,
    likelyFormer,
    ranked: fault ? null : ranked,
    rank,
    score: { from: score.from?.score ?? null, to: score.to?.score ?? null },
    bucket: { from: score.from?.bucket ?? null, to: score.to?.bucket ?? null },
    period,
    status,
    changes: step.changes.map(changeJson),
    ...causeJson(step.cause),
    plan: causeJson(step.periodCause),
    leftOut: step.leftOut,
  }
}

function commitJson({ id, date, authored, author, subject, isMerge, brings }: Commit): object {
  const merge = isMerge ? brings.map(commitJson) : null
  return { commit: id, date, authored, author, subject, merge }
}
