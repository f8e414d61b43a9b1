import { shownApart } from '../check/shown-apart.js'
import type { Change } from '../plan/diagnosis/change.js'
import type { Remedy } from '../plan/diagnosis/search.js'
import type { TargetRemedies } from '../plan/diagnosis/targets.js'
import { list } from './words.js'

/** How texts of the user are shown: ids, and names of teams. */
export interface Shown {
  id(id: string): string
  name(name: string): string
}

/** As they stand. */
export const asGiven: Shown = { id: (id) => id, name: (name) => name }

/** What to do so that the commitment of an item is kept: `park pay-1 (worth 12)`. */
export function remedyText(
  { kind, changes, lost }: Pick<Remedy, 'kind' | 'changes' | 'lost'>,
  own: string,
  shown = asGiven,
): string {
  const ids = list(changes.flatMap((change) => ('id' in change ? [shown.id(change.id)] : [])))
  switch (kind) {
    case 'take-up':
      return `decide for ${ids} (status: planned)`
    case 'start':
      return 'start it now (status: in-progress)'
    case 'drop':
      return `park ${ids}${lost ? ` (worth ${shownApart({ lost }).lost})` : ''}`
    default:
      return list(changes.map((change) => changeText(change, own, shown)))
  }
}

/** What to do so that a target date is met: `make its date a hard one, and park pay-1 (worth 12)`. */
export function targetText({ id, isEnough, remedies }: TargetRemedies, shown = asGiven): string {
  if (isEnough) return PROMISE
  return `${PROMISE}, and ${list(
    remedies.map((each) => remedyText(each, id, shown)),
    'or',
  )}`
}

const PROMISE = 'make its date a hard one'

function changeText(change: Change, own: string, shown: Shown): string {
  switch (change.kind) {
    case 'status':
      return `set ${shown.id(change.id)} to ${change.status}`
    case 'period':
      return periodText(change, own, shown)
    case 'hard':
      return `make its date ${change.date} a hard one`
    case 'date':
      return `move its date to ${change.date}`
    case 'effort':
      return effortText(change, own, shown)
    case 'capacity': {
      const { team, period } = change
      const { from, to } = shownApart({ from: change.from, to: change.to })
      const who = team === null ? 'work without a team' : shown.name(team)
      return `give ${who} ${to} in place of ${from} in ${period}`
    }
  }
}

function periodText(
  { id, period }: Extract<Change, { kind: 'period' }>,
  own: string,
  shown: Shown,
): string {
  if (period === null)
    return id === own ? 'lift its agreed period' : `lift the agreed period of ${shown.id(id)}`
  return id === own ? `agree on ${period}` : `move ${shown.id(id)} to ${period}`
}

function effortText(
  { id, path, from, to }: Extract<Change, { kind: 'effort' }>,
  own: string,
  shown: Shown,
): string {
  const work = path[0] === 'effort_by_team' ? `the work of ${shown.name(path[1]!)} on ` : ''
  const numbers = shownApart({ from, to })
  return `cut ${work}${id === own ? 'it' : shown.id(id)} from ${numbers.from} to ${numbers.to}`
}
