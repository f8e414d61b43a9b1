import type { KpiDifference } from '../core/diff/kpi-changes.js'
import type { Commit } from '../core/log/commit.js'
import type { Fault } from '../core/log/fault.js'
import type { Crossing, ItemStep, Mover, RankingStep } from '../core/log/steps.js'
import {
  causeText,
  kpiChangesText,
  periodText,
  rankText,
  scoreText,
  writtenText,
} from './diff-text.js'

// Of each list in a line.
const MOST_NAMED = 3

/** The calendar day of a commit, where it was made. */
export function dayText({ date }: Commit): string {
  return date?.slice(0, 10) ?? '–'
}

/** Who wrote it; of a merge those who wrote what it brings. */
export function authorText({ author, brings }: Commit): string {
  const names = [...new Set(brings.map((commit) => commit.author))]
  return names.length === 0 ? author : some(names)
}

/** The beginning of an id that git shows too. */
export function shortId({ id }: Commit): string {
  return id.slice(0, 7)
}

/** What a commit changed and why its biggest mover moved. */
export function rankingText(step: RankingStep): string {
  const { fault, start, biggest, also, leftOut } = step
  if (fault) return faultText(fault)
  if (start === 'clone') return 'the history of this clone begins here'
  if (start === 'backlog') return 'the backlog begins'
  if (start === 'again') return 'the backlog is there again'
  const out = leftOut.map(({ id, file, line }) => `${id ?? 'something'} (${file}:${line})`)
  // What errors leave out is named at the end.
  const others = also.filter(({ subject, to }) => subject.kind !== 'left-out' || to !== null)
  const texts = [
    biggest ? causeText(biggest.cause, biggest.item.id) : crossingsText(step),
    others.length > 0
      ? `also ${causeText({ changes: others, more: 0, isTogether: false }, '')}`
      : '',
    out.length > 0 ? `left out because of errors: ${some(out)}` : '',
  ]
  return texts.filter(Boolean).join('; ')
}

/** `+2 −1`: how many come into the ranking and how many go out of it. */
export function inOutText({ entered, left }: RankingStep): string {
  const texts = [
    entered.length > 0 ? `+${entered.length}` : '',
    left.length > 0 ? `−${left.length}` : '',
  ]
  return texts.filter(Boolean).join(' ')
}

/** `pay-12 22 → 15`, or where only its period is another one that. */
export function moverText(mover: Mover | null): string {
  if (!mover) return ''
  const { item, rank, period } = mover
  const text =
    rank.from === rank.to ? periodText(period.from, period.to) : rankText(rank.from, rank.to)
  return `${item.id} ${text}`
}

// Each by what is edited of it, and those together that something else puts in or takes out.
function crossingsText({ entered, left }: RankingStep): string {
  const groups = new Map<string, string[]>()
  const add = ({ item: { id }, cause }: Crossing, came: string) => {
    const changes = cause?.changes ?? []
    const isOwn = changes.some(({ subject }) => 'id' in subject && subject.id === id)
    const isNamed = changes[0]?.path === 'id'
    const because = cause ? causeText(cause, id) : ''
    const key = isOwn ? `${isNamed ? '' : `${id}: `}${because}` : `${because}: ${came}: `
    groups.set(key, [...(groups.get(key) ?? []), ...(isOwn ? [] : [id])])
  }
  for (const each of entered) add(each, 'ranked now')
  for (const each of left) add(each, 'not ranked any more')
  return some(
    [...groups].map(([key, ids]) => key + (ids.length > 0 ? some(ids) : '')),
    '; ',
  )
}

/** What a commit did to an item, and why. */
export function itemText(step: ItemStep): string {
  const { fault, start, event, likelyFormer, cause, periodCause, changes, id, leftOut } = step
  if (fault) return faultText(fault)
  if (start === 'clone') return 'the history of this clone begins here'
  if (event === 'added' && start === 'again') return 'comes with the backlog, which is there again'
  if (event === 'added') return likelyFormer === null ? 'new' : newText(likelyFormer)
  if (event === 'removed') return 'removed'
  if (event === 'left out' || event === 'read again') {
    const error = leftOut ? `: ${placed(leftOut)}` : ''
    const why = cause?.changes.filter(({ subject }) => subject.kind !== 'left-out') ?? []
    return [
      event === 'left out' ? `left out because of an error${error}` : 'can be read again',
      causeText({ changes: why, more: 0, isTogether: false }, id),
    ]
      .filter(Boolean)
      .join('; ')
  }
  const own = causeText({ changes, more: 0, isTogether: false }, id)
  const because = cause ? causeText(cause, id) : ''
  const planned = periodCause ? causeText(periodCause, id) : ''
  const period = planned === '' || planned === because ? '' : `period: ${planned}`
  const texts = [
    event === 'done' ? 'done' : '',
    event === 'renamed'
      ? `renamed from ${changes.find(({ path }) => path === 'id')?.from?.text}`
      : '',
    because,
    because === '' || event === 'done' ? '' : period,
    because === '' ? planned : '',
  ].filter(Boolean)
  return texts.length > 0 ? texts.join('; ') : own
}

/** `cannot be ranked: pm.yaml:3: …`. */
function faultText(fault: Fault): string {
  return `cannot be ranked: ${placed(fault)}`
}

function placed({ file, line, message }: Fault): string {
  return `${file}:${line}: ${message}`
}

/** What changed of settings and KPIs, for a cell of its own. */
export function settingsText({ configuration, kpis }: RankingStep): string {
  return [
    ...configuration.map(
      ({ path, from, to }) => `${path} ${writtenText(from)} → ${writtenText(to)}`,
    ),
    ...kpis.map(kpiText),
  ].join('; ')
}

function kpiText(kpi: KpiDifference): string {
  const { id, from, to } = kpi
  if (from === null || to === null) return `KPI ${id} is ${from === null ? 'new' : 'removed'}`
  return `KPI ${id}: ${kpiChangesText(kpi)}`
}

/** `22 → 15`, the one alone where it stayed, nothing where there is none. */
export function rankTurn({ from, to }: ItemStep['rank']): string {
  if (from === to) return from === null ? '' : String(to)
  return rankText(from, to)
}

export function periodTurn({ from, to }: ItemStep['period']): string {
  if (from === to) return from ?? ''
  return periodText(from, to)
}

export function scoreTurn({ from, to }: ItemStep['score']): string {
  return from === null && to === null ? '' : scoreText(from, to)
}

function some(texts: readonly string[], between = ', '): string {
  const shown = texts.slice(0, MOST_NAMED)
  const more = texts.length - shown.length
  return `${shown.join(between)}${more > 0 ? ` and ${more} more` : ''}`
}

function newText(former: string): string {
  return `new; perhaps renamed from ${former}: with was: [${former}] its log goes on`
}
