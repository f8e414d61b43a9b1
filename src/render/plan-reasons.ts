import type { Behind, Reason } from '../core/plan/reason.js'
import { behindText, commitmentText } from '../core/problems/plan-reasons.js'
import { amount } from '../core/problems/words.js'
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
    case 'hard-date':
      return commitmentText(reason)
    case 'due':
      return `due ${reason.date}`
    case 'needed-by':
      return reason.isContainer
        ? `part of ${reason.id}, which others depend on`
        : `${reason.id} depends on it`
    case 'waits-for':
      return `waits for ${reason.id}`
    case 'after':
      return `after ${reason.id} delay costs less in all`
    case 'full-until':
      return `${teamText(reason.team)} is full until ${reason.period}${afterText(reason.behind)}`
    case 'takes-until':
      return takesText(reason, unit)
  }
}

function takesText(
  { team, effort, period, able, isShipped }: Extract<Reason, { kind: 'takes-until' }>,
  unit: string,
): string {
  const because = isShipped ? ' beside what shipped' : ''
  if (able === 0) return `${teamText(team)} has no room${because} before ${period}`
  if (isShipped)
    return `${teamText(team)} has room for ${formatNumber(able)}${because} before ${period}`
  const work = amount(formatNumber(effort), unit)
  return `${work} ${ofTeam(team)} ${effort === 1 ? 'takes' : 'take'} until ${period}`
}

function afterText(behind: Behind): string {
  const text = behindText(behind)
  return text === null ? '' : `, behind ${text}`
}

function teamText(team: string | null): string {
  return team ?? 'the capacity for work without a team'
}

function ofTeam(team: string | null): string {
  return team === null ? 'without a team' : `of ${team}`
}
