import { shownApart } from '../check/shown-apart.js'
import type { Diagnosis } from '../plan/diagnosis/diagnose.js'
import { turns } from '../plan/model.js'
import type { Ahead, Behind, Limit, Obstacle } from '../plan/reason.js'
import { amount, list } from './words.js'

/** Why an item is in no period, in plain text. `unit` is that of efforts. */
export function obstacleText(obstacle: Obstacle, unit: string): string {
  switch (obstacle.kind) {
    case 'no-room':
    case 'dependency-late':
      return obstacle.limit.kind === 'end'
        ? lackText(obstacle, unit)
        : `${commitmentText(obstacle.limit)}: ${lackText(obstacle, unit)}`
    case 'date-passed':
      return `hard date ${obstacle.date} is before the roadmap begins`
    case 'worthless':
      return `${commitmentText(obstacle)}, before the roadmap begins`
    case 'agreed-too-late':
      return obstacle.isWorthless
        ? `agreed for ${obstacle.period}, and worthless after ${obstacle.date}`
        : `agreed for ${obstacle.period}, after its hard date ${obstacle.date}`
    default:
      return lackText(obstacle, unit)
  }
}

/** The same beside its commitment, which is not named again. */
export function lackText(obstacle: Obstacle, unit: string): string {
  switch (obstacle.kind) {
    case 'idea':
      return 'still an idea'
    case 'no-effort':
      return 'no effort'
    case 'no-capacity':
      return `the capacity ${obstacle.team === null ? 'of work without a team' : `of ${obstacle.team}`} cannot be read`
    case 'worthless':
      return `${commitmentText(obstacle)}, before the roadmap begins`
    case 'no-periods':
      return 'the roadmap section of pm.yaml has errors'
    case 'unknown-period':
      return `agreed for ${obstacle.period}, which the roadmap does not have`
    case 'beyond':
      return `agreed for ${obstacle.period}, beyond this roadmap`
    case 'bucket':
      return `${obstacle.bucket}, which ${obstacle.framework} never plans`
    case 'unscored':
      return scoreText(obstacle)
    case 'necessary':
      return `necessary (${obstacle.because}), but no period, date or dependent says when`
    case 'costs':
      return 'the plan is worth more without it: its value is below zero'
    case 'circle':
      return 'its dependencies lead back to it'
    case 'dependency':
      return dependencyText(obstacle)
    case 'no-room':
      return roomText(obstacle, unit)
    case 'dependency-late':
      return obstacle.limit.kind === 'end'
        ? `${obstacle.id}, which it depends on, does not fit before it`
        : `${obstacle.id}, which it depends on, cannot be done by then`
    case 'date-passed':
      return 'that is before the roadmap begins'
    case 'agreed-too-late':
      return obstacle.isWorthless
        ? `agreed for ${obstacle.period}, and worthless after ${obstacle.date}`
        : `agreed for ${obstacle.period}, after its hard date`
  }
}

/** The same of a commitment that was looked into: whether anything that is planned stands in its way at all. */
export function missedText(
  obstacle: Obstacle,
  cause: Diagnosis['cause'] | undefined,
  unit: string,
): string {
  const isShort = obstacle.kind === 'no-room' || obstacle.kind === 'dependency-late'
  const verdict =
    isShort && cause === 'alone' ? '; it would be missed even with nothing else to do' : ''
  return lackText(obstacle, unit) + verdict
}

/** What is said of a date where the periods have none. */
export const UNBOUND = ', which binds nothing where periods have no dates'

const standings = { within: '', after: ', after this roadmap', undated: UNBOUND }

/** That an item was agreed for a period, has a hard date, or is worth nothing after a day. */
export function commitmentText(limit: Exclude<Limit, { kind: 'end' }>): string {
  if (limit.kind === 'worthless') return because(`worthless after ${limit.date}`, limit.because)
  if (limit.kind === 'hard-date')
    return because(`hard date ${limit.date}`, limit.because) + standings[limit.standing]
  const overdue = limit.isOverdue ? ', overdue' : ''
  return because(`agreed for ${limit.period}${overdue}`, limit.because)
}

/** The items that stand before another, grouped by why they do: `planned a, b, candidate c`; null for none. */
export function behindText(behind: Behind, text = idOf): string | null {
  if (behind.items.length === 0) return null
  const before = text === idOf ? said.get(behind) : undefined
  if (before !== undefined) return before
  const made = grouped(behind, text)
  if (text === idOf) said.set(behind, made)
  return made
}

// The same ones stand before many items.
const said = new WeakMap<Behind, string>()

function idOf({ id }: Ahead): string {
  return id
}

function grouped({ items, hasMore }: Behind, text: (item: Ahead) => string): string {
  const groups = turns.flatMap((turn) => {
    const texts = items.filter((each) => each.turn === turn).map(text)
    const word = turn === 'on-demand' ? '' : `${turn} `
    return texts.length > 0 ? [`${word}${texts.join(', ')}`] : []
  })
  return `${groups.join(', ')}${hasMore ? ' and others' : ''}`
}

function because(text: string, reason: string | null): string {
  return reason === null ? text : `${text} (${reason})`
}

function scoreText({ missing, because }: Extract<Obstacle, { kind: 'unscored' }>): string {
  if (missing.length > 0) return `no score: lacks ${list(missing)}`
  return because === null ? 'no score' : `no score: ${because}`
}

function dependencyText({ id, is, container }: Extract<Obstacle, { kind: 'dependency' }>): string {
  const named = container === null ? id : `${id} (in ${container})`
  const state =
    is === 'idea' ? 'still an idea' : is === 'left out' ? 'left out because of errors' : is
  return `its dependency ${named} is ${state}`
}

function roomText(
  { team, needs, free, able, limit, together, behind }: Extract<Obstacle, { kind: 'no-room' }>,
  unit: string,
): string {
  const shown = shownApart({ needs, free, able })
  const subject = together.length > 0 ? `with ${list(together)} it needs` : 'needs'
  const work = `${subject} ${amount(shown.needs, unit)} ${team === null ? 'without a team' : `of ${team}`}`
  const are = shown.free === '1' ? 'is' : 'are'
  const isAlone = needs > able && shown.needs !== shown.able
  if (isAlone && able === 0) {
    const when = limit.kind === 'end' ? `until the end of ${limit.period}` : 'by then'
    return `${work}, ${team === null ? 'for which there is' : 'which has'} no room at all ${when}`
  }
  if (limit.kind === 'end') {
    const after = behindText(behind)
    const left = `${free > 0 ? shown.free : 'none'} ${are} free until the end of ${limit.period}`
    return `${work}, and ${left}${after === null ? '' : `, behind ${after}`}`
  }
  if (isAlone || shown.free === shown.able)
    return `${work}, and no more than ${shown.able} can be done by then`
  return `${work}, and ${free > 0 ? shown.free : 'none'} of ${shown.able} ${are} free by then`
}
