import type { Limit, Obstacle, Reason } from '../core/plan/reason.js'
import { list } from '../core/problems/words.js'
import { formatNumber } from './number.js'

/** Why an item stands where it does, in plain text; null where the ranking alone put it there. `unit` is that of efforts. */
export function reasonsText(reasons: readonly Reason[], unit: string): string | null {
  return reasons.length > 0 ? reasons.map((each) => reasonText(each, unit)).join('; ') : null
}

function reasonText(reason: Reason, unit: string): string {
  switch (reason.kind) {
    case 'in-progress':
      return 'in progress'
    case 'agreed':
      return because(`agreed for ${reason.period}`, reason.because)
    case 'hard-date':
      return because(`hard date ${reason.date}`, reason.because)
    case 'due':
      return `due ${reason.date}`
    case 'needed-by':
      return reason.isContainer
        ? `part of ${reason.id}, which others depend on`
        : `${reason.id} depends on it`
    case 'waits-for':
      return `waits for ${reason.id}`
    case 'full-until':
      return `${teamText(reason.team)} is full until ${reason.period}`
    case 'takes-until':
      return `${formatNumber(reason.effort)} ${unit} ${ofTeam(reason.team)} take until ${reason.period}`
  }
}

/** Why an item is in no period, in plain text. `unit` is that of efforts. */
export function obstacleText(obstacle: Obstacle, unit: string): string {
  switch (obstacle.kind) {
    case 'idea':
      return 'still an idea'
    case 'no-effort':
      return 'no effort'
    case 'no-periods':
      return 'the roadmap section of pm.yaml has errors'
    case 'unknown-period':
      return `agreed for ${obstacle.period}, which the roadmap does not have`
    case 'unscored':
      return scoreText(obstacle)
    case 'necessary':
      return `necessary (${obstacle.because}), but no period, date or dependent says when`
    case 'circle':
      return 'its dependencies lead back to it'
    case 'dependency':
      return dependencyText(obstacle)
    case 'no-room':
      return roomText(obstacle, unit)
    case 'dependency-late':
      return obstacle.limit.kind === 'end'
        ? `${obstacle.id}, which it depends on, does not fit before it`
        : `${limitText(obstacle.limit)}: ${obstacle.id}, which it depends on, cannot be done by then`
    case 'date-passed':
      return `hard date ${obstacle.date} is before the roadmap begins`
    case 'agreed-too-late':
      return `agreed for ${obstacle.period}, after its hard date ${obstacle.date}`
  }
}

function teamText(team: string | null): string {
  return team ?? 'the capacity for work without a team'
}

function ofTeam(team: string | null): string {
  return team === null ? 'without a team' : `of ${team}`
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
  { team, short, limit, together }: Extract<Obstacle, { kind: 'no-room' }>,
  unit: string,
): string {
  const all = together.length > 0 ? ` for it and ${list(together)}` : ''
  const more = `${formatNumber(short)} more ${unit}`
  return limit.kind === 'end'
    ? `${teamText(team)} is full until the end of ${limit.period}: ${more} needed${all}`
    : `${limitText(limit)}: done by then would need ${more} ${ofTeam(team)}${all}`
}

function limitText(limit: Exclude<Limit, { kind: 'end' }>): string {
  return limit.kind === 'agreed'
    ? because(`agreed for ${limit.period}`, limit.because)
    : because(`hard date ${limit.date}`, limit.because)
}

function because(text: string, reason: string | null): string {
  return reason === null ? text : `${text} (${reason})`
}
