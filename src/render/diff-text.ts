import type { Cause } from '../core/diff/causes.js'
import type { Change, Written } from '../core/diff/change.js'
import type { Side } from '../core/diff/comparison.js'
import type { Difference, MovedRank, Score } from '../core/diff/difference.js'
import type { KpiDifference } from '../core/diff/kpi-changes.js'
import type { Withdrawn } from '../core/diff/withdrawn.js'
import type { KpiProgress } from '../core/kpis/kpi.js'
import { count } from '../core/problems/words.js'
import { placeName } from '../core/yaml/source.js'
import { progressText, stateText } from './kpi-text.js'
import { formatNumber } from './number.js'
import { cutTo, plainText } from './text.js'

// Of a value in a line with others; notes may be pages long.
const LONGEST = 60

/** A value on one line, cut; a dash where there is none. */
export function writtenText(written: Written | null): string {
  return written === null ? '–' : cutTo(plainText(written.text), LONGEST)
}

/** `effort 3 → 5`, `effort 5 added`, `pay-12 is new`, `pay-12 is left out because of an error`. */
export function changeText({ subject, path, from, to }: Change): string {
  if (subject.kind === 'left-out')
    return `${subject.id} ${to === null ? 'is left out because of an error' : 'can be read again'}`
  if (path === 'id' && subject.kind !== 'configuration') {
    if (from === null) return `${subject.id} is new`
    return to === null ? `${subject.id} is removed` : `renamed from ${from.text}`
  }
  // Where it is not given, one is used all the same.
  if (path === 'framework' && subject.kind === 'configuration') return frameworkText(from, to)
  if (from === null) return `${path} ${writtenText(to)} added`
  if (to === null) return `${path} ${writtenText(from)} removed`
  return `${path} ${writtenText(from)} → ${writtenText(to)}`
}

function frameworkText(from: Written | null, to: Written | null): string {
  if (from === null) return `framework set to ${writtenText(to)}`
  if (to === null) return `framework not set to ${writtenText(from)} any more`
  return `framework ${writtenText(from)} → ${writtenText(to)}`
}

// The same with what it is a change of, unless that is the item of this id.
function changeOfText(change: Change, id: string): string {
  const { path } = change
  const text = changeText(change)
  const of = subjectText(change, id)
  return of === '' || (path === 'id' && change.subject.kind !== 'estimates')
    ? `${change.subject.kind === 'kpi' ? 'KPI ' : ''}${text}`
    : `${of}: ${text}`
}

function subjectText({ subject }: Change, id: string): string {
  switch (subject.kind) {
    case 'configuration':
      return ''
    case 'kpi':
      return `KPI ${subject.id}`
    case 'estimates':
      return `${subject.id === id ? '' : `${subject.id}, `}estimate of ${subject.rater}`
    case 'item':
    case 'left-out':
      return subject.id === id ? '' : subject.id
  }
}

// Of each cause, and of the changes of one.
const MOST_CAUSES = 3

/** Why an item stands elsewhere, as `effort 3 → 5 (backlog.yaml:7); web-1 is new; pay-2: effort, team; and 4 more`. */
export function causeText({ changes, more, isTogether }: Cause, id: string): string {
  const groups = groupsOf(changes, id)
  const named = groups.slice(0, MOST_CAUSES).map((group) => groupText(group, id))
  const rest = groups.length - named.length + more
  const texts = rest > 0 ? [...named, `and ${rest} more`] : named
  const others = groups.length + more > 1 ? '' : ' with other edits'
  return `${isTogether ? `only together${others}: ` : ''}${texts.join('; ')}`
}

// Settings are told one by one, and what is edited of an item or a KPI together.
function groupsOf(changes: readonly Change[], id: string): readonly (readonly Change[])[] {
  const groups = new Map<string, Change[]>()
  for (const change of changes) {
    const { subject, path } = change
    const key = subject.kind === 'configuration' ? path : subjectText(change, id)
    const group = groups.get(`${subject.kind} ${key}`) ?? []
    groups.set(`${subject.kind} ${key}`, [...group, change])
  }
  return [...groups.values()]
}

// Values of other items stand beside these items themselves.
function groupText(group: readonly Change[], id: string): string {
  const first = group[0]!
  const { subject } = first
  const isOwn = subject.kind === 'item' && subject.id === id && first.path !== 'id'
  if (group.length === 1)
    return `${changeOfText(first, id)}${isOwn ? ` (${placeText(first)})` : ''}`
  const shown = group.slice(0, MOST_CAUSES)
  const more = group.length - shown.length
  const rest = more > 0 ? ` and ${more} more` : ''
  if (isOwn) return `${shown.map(changeText).join(', ')}${rest} (${placeText(first)})`
  return `${subjectText(first, id)}: ${shown.map(({ path }) => path).join(', ')}${rest}`
}

/** `3 → 1`, with a dash for no rank. */
export function rankText(from: number | null, to: number | null): string {
  return `${from ?? '–'} → ${to ?? '–'}`
}

export function periodText(from: string | null, to: string | null): string {
  return `${from ?? '–'} → ${to ?? '–'}`
}

/** What is left of a promise: a dash for nothing, `target 2027-03-31`, a later date or period, or what became of the item. */
export function promisedText({ how, to }: Pick<Withdrawn, 'how' | 'to'>): string {
  switch (how) {
    case 'taken out':
      return '–'
    case 'target':
      return `target ${to}`
    case 'later':
      return to!
    default:
      return how
  }
}

/** `110 → 291`, or the score alone where it stayed; of a framework without scores its buckets. */
export function scoreText(from: Score | null, to: Score | null): string {
  const [before, after] = [pointsText(from), pointsText(to)]
  return before === after ? after : `${before} → ${after}`
}

function pointsText(of: Score | null): string {
  if (of === null) return '–'
  return of.score === null ? (of.bucket ?? '–') : formatNumber(of.score)
}

/** `on track, 33 % → at risk, 20 %`. */
export function progressChangeText({ from, to }: Pick<KpiDifference, 'from' | 'to'>): string {
  if (from === null) return `new, ${progressIn(to!)}`
  if (to === null) return 'removed'
  const [before, after] = [progressIn(from), progressIn(to)]
  return before === after ? after : `${before} → ${after}`
}

function progressIn(progress: KpiProgress): string {
  const state = stateText(progress.state)
  return progress.progress === null ? state : `${state}, ${progressText(progress)}`
}

/** What a KPI's file and data say otherwise, its points from the third on counted. */
export function kpiChangesText({ changes, id }: KpiDifference): string {
  const isPoint = ({ path }: Change) => path.startsWith('history.')
  const points = changes.filter(isPoint)
  const others = changes.filter((change) => !isPoint(change) && change.path !== 'id')
  const shown = [...others, ...points.slice(-2)].map((change) => changeOfText(change, id))
  const more = points.length - 2
  const texts = shown.map((text) => text.replace(`KPI ${id}: `, ''))
  return [...texts, ...(more > 0 ? [`and ${count(more, 'earlier point')}`] : [])].join('; ')
}

/** `main (1a2b3c4)`, `the work tree`. */
export function sideText({ name, source }: Side): string {
  const id = source.kind === 'commit' ? source.commit.slice(0, 7) : ''
  const plain = plainText(name)
  if (id === '') return plain
  return plain.startsWith(id) ? id : `${plain} (${id})`
}

/** `file:line`. */
export function placeText({ place }: Change): string {
  return plainText(placeName(place))
}

/** Those whose own or general changes moved them, and those that others only passed. */
export function partMoved(moved: readonly MovedRank[]): {
  readonly leading: readonly MovedRank[]
  readonly passed: readonly MovedRank[]
} {
  const isPassed = ({ item, from, to, cause }: MovedRank) =>
    from !== null &&
    to !== null &&
    cause.changes.every(({ subject }) => {
      const isOfItem = subject.kind !== 'configuration' && subject.kind !== 'kpi'
      return isOfItem && subject.id !== item.id
    })
  const best = ({ from, to }: MovedRank) => Math.min(from ?? Infinity, to ?? Infinity)
  return {
    leading: moved
      .filter((each) => !isPassed(each))
      .sort((a, b) => best(a) - best(b) || (a.to ?? Infinity) - (b.to ?? Infinity)),
    passed: moved.filter(isPassed),
  }
}

/** What changed and what that does, in one sentence without its end. */
export function summaryText(difference: Difference): string {
  const { configuration, kpis, added, removed, edited, moved, periods, unplanned } = difference
  const isWhole = ({ base, head }: { base: unknown; head: unknown }) => !base || !head
  const changed = [
    some(configuration.length, 'setting'),
    some(kpis.length, 'KPI'),
    some(edited.filter((each) => !isWhole(each)).length, 'item', ' edited'),
    some(added.length, 'item', ' added'),
    some(removed.length, 'item', ' removed'),
    some(leftOutOnce(difference), 'item', ' left out because of errors'),
  ].filter(Boolean)
  const effects = [
    ...rankingTexts(moved),
    moving(periods.length - unplanned.length, 'in the roadmap'),
    unplanned.length > 0
      ? `${unplanned.length} ${unplanned.length === 1 ? 'is' : 'are'} not planned any more`
      : '',
    some(difference.late.length, 'target date', ' missed'),
    some(difference.broken.length, 'commitment', ' broken'),
    some(difference.withdrawn.length, 'promise', ' withdrawn or moved'),
  ].filter(Boolean)
  const moves = difference.isRanked ? 'nothing moves' : 'ranks and periods are not compared'
  if (changed.length + effects.length === 0) return 'nothing is different'
  return `${changed.join(', ') || 'no field changed'}: ${effects.join(', ') || moves}`
}

// What errors leave out of both states is nothing that changed.
function leftOutOnce({ leftOut }: Difference): number {
  const ids = leftOut.map(({ id }) => id)
  return 2 * new Set(ids).size - ids.length
}

// Those that come into the ranking and go out of it apart from those that stay in it.
function rankingTexts(moved: readonly MovedRank[]): string[] {
  const come = moved.filter(({ from }) => from === null).length
  const gone = moved.filter(({ to }) => to === null).length
  const staying = moving(moved.length - come - gone, 'in the ranking')
  const where = staying === '' ? 'the ranking' : 'it'
  const crossing = (number: number, one: string, more: string) => {
    const who = staying === '' ? count(number, 'item') : number
    return number > 0 ? `${who} ${number === 1 ? one : more} ${where}` : ''
  }
  return [staying, crossing(come, 'enters', 'enter'), crossing(gone, 'leaves', 'leave')]
}

function moving(number: number, where: string): string {
  return number > 0 ? `${count(number, 'item')} ${number === 1 ? 'moves' : 'move'} ${where}` : ''
}

function some(number: number, noun: string, after = ''): string {
  return number > 0 ? `${count(number, noun)}${after}` : ''
}
