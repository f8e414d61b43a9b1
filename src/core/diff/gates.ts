import type { Item } from '../backlog/item.js'
import { count, list, quote } from '../problems/words.js'
import type { Change } from './change.js'
import { type Difference, isRankingOther } from './difference.js'
import type { Lacking } from './lacking.js'
import { leftOutName } from './left-out.js'
import { hasPromise } from './withdrawn.js'

/** A rule by which a change is stopped. */
interface Gate {
  /** What is stopped, as the end of "fails where …". */
  readonly stops: string
  /** Why a change is stopped, in one sentence; null where it is not. */
  reason(difference: Difference): string | null
  /** What it rests on, so that it cannot be judged without that. */
  readonly restsOn: RestsOn
}

/** The ranking and with it all that is read; all that is read; or items as base has them. */
type RestsOn = 'ranking' | 'all' | ((item: Item) => boolean)

/** The gates by name, in the order in which they are documented. */
export const gates = {
  'hard-date-late': {
    stops:
      'the plan does not keep a hard date that still stands and that it kept before, or a new one',
    restsOn: 'ranking',
    reason: ({ broken }) => {
      const late = broken.flatMap(({ item, hardDate }) =>
        hardDate === null ? [] : [`${item.id} (${hardDate})`],
      )
      return sentence(late, 'hard date', 'not kept')
    },
  },
  'target-late': {
    stops: 'an item finishes after its target date and did not before',
    restsOn: 'ranking',
    reason: ({ late }) =>
      sentence(
        late.map(({ item, due }) => `${item.id} (${due})`),
        'target date',
        'missed',
      ),
  },
  'agreement-broken': {
    stops: 'the plan does not keep an agreed period that it kept before, or a new one',
    restsOn: 'ranking',
    reason: ({ broken }) => {
      const late = broken.flatMap(({ item, period }) =>
        period === null ? [] : [`${item.id} (${period})`],
      )
      return sentence(late, 'agreed period', 'not kept')
    },
  },
  'promise-withdrawn': {
    stops:
      "an open item's hard date or agreed period is withdrawn: the item is removed, dropped or parked, or the date is taken out, made a target or put off",
    restsOn: hasPromise,
    reason: ({ withdrawn }) =>
      sentence(
        withdrawn.map(({ item, from }) => `${item.id} (${from})`),
        'promise',
        'withdrawn or put off',
      ),
  },
  'planned-dropped': {
    stops: 'an item that was planned or in progress is removed, dropped, parked or made an idea',
    restsOn: isCommitted,
    reason: ({ edited }) => {
      const dropped = edited.flatMap(({ base, head, id }) => {
        const isGone = !head || ['dropped', 'parked', 'idea'].includes(head.status)
        return base && isCommitted(base) && isGone ? [id] : []
      })
      return sentence(dropped, 'planned item', 'given up')
    },
  },
  unplanned: {
    stops: 'an item that the roadmap had in a period is in none any more and still to be done',
    restsOn: 'ranking',
    reason: ({ unplanned }) =>
      sentence(
        unplanned.map(({ item }) => item.id),
        'item',
        'not planned any more',
      ),
  },
  'weights-and-items': {
    stops: 'what scores the items and the items themselves are changed at once',
    restsOn: 'all',
    reason({ configuration, kpis, edited }) {
      const changes = [...configuration, ...kpis.flatMap((kpi) => kpi.changes)]
      const weights = [...new Set(changes.filter(isWeight).map(nameOf))]
      if (weights.length === 0 || edited.length === 0) return null
      const items = list(edited.map(({ id }) => id))
      return `${list(weights)} and ${count(edited.length, 'item')} are changed at once: ${items}`
    },
  },
  'rank-change': {
    stops: 'the ranking is another one',
    restsOn: 'ranking',
    reason: (difference) => {
      if (!isRankingOther(difference)) return null
      const { moved, added, removed } = difference
      const lone = [...added, ...removed].filter(({ rank }) => rank !== null).length
      return `the rank of ${count(moved.length + lone, 'item')} is another one`
    },
  },
} as const satisfies Record<string, Gate>

export type GateName = keyof typeof gates

/** What a gate says of a change: the reason for which it is stopped, null where it is not. */
export interface Verdict {
  readonly gate: GateName
  readonly reason: string | null
}

/** What gates say of a change; one that cannot be judged stops it, whatever else is found. */
export function verdictsOf(
  names: readonly GateName[],
  difference: Difference,
  lacking: Lacking,
): Verdict[] {
  return names.map((gate) => {
    const { reason, restsOn }: Gate = gates[gate]
    const [found, unjudged] = [reason(difference), unjudgedSince(restsOn, lacking, difference)]
    if (unjudged === null) return { gate, reason: found }
    const also = found === null ? '' : `; as far as it can be: ${found}`
    return { gate, reason: `cannot be judged: ${unjudged}${also}` }
  })
}

function unjudgedSince(
  restsOn: RestsOn,
  { state, framework, leftOut }: Lacking,
  { lost }: Difference,
): string | null {
  if (restsOn === 'ranking' && framework !== null)
    return `the default framework ${quote(framework)} cannot be used in ${state}`
  const isResting =
    typeof restsOn === 'string' ||
    lost.some(({ item }) => restsOn(item)) ||
    leftOut.some(({ isSetting }) => isSetting)
  if (leftOut.length === 0 || !isResting) return null
  return `errors leave out of ${state}: ${list(leftOut.map(leftOutName))}`
}

function isCommitted({ status }: Item): boolean {
  return status === 'planned' || status === 'in-progress'
}

// New data of a KPI and the capacity of teams decide on no score by themselves.
function isWeight({ subject, path }: Change): boolean {
  if (subject.kind === 'kpi') return /^(?:weight|target|baseline|unit|id)(?:\.|$)/.test(path)
  return /^(?:framework$|frameworks\.|raters\.|units\.|evidence\.)/.test(path)
}

function nameOf({ subject, path }: Change): string {
  return subject.kind === 'kpi' ? `${path} of the KPI ${subject.id}` : path
}

function sentence(names: readonly string[], noun: string, is: string): string | null {
  if (names.length === 0) return null
  return `${count(names.length, noun)} ${names.length === 1 ? 'is' : 'are'} ${is}: ${list(names)}`
}
