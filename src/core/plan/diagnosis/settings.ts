import type { ConfigFields } from '../../schema/config.js'
import type { Change } from './change.js'

/** A change as `--set` takes it: `pay-1.status=parked`. */
export function settingOf(change: Change, config: Pick<ConfigFields, 'teams' | 'roadmap'>): string {
  switch (change.kind) {
    case 'status':
      return `${change.id}.status=${change.status}`
    case 'period':
      return `${change.id}.period=${change.period ?? 'null'}`
    case 'date':
      return `${change.id}.due.date=${change.date}`
    case 'hard':
      return `${change.id}.due={date: ${change.date}, kind: hard}`
    case 'effort':
      return `${change.id}.${change.path.join('.')}=${change.to}`
    case 'capacity':
      return capacitySetting(change, config)
  }
}

function capacitySetting(
  { team, period, to }: Extract<Change, { kind: 'capacity' }>,
  { teams, roadmap }: Pick<ConfigFields, 'teams' | 'roadmap'>,
): string {
  const path = team === null ? 'roadmap.capacity' : `teams.${team}.capacity`
  const given = team === null ? roadmap?.capacity : teams?.[team]?.capacity
  return typeof given === 'object'
    ? `${path}.${period}=${to}`
    : `${path}={default: ${given}, ${period}: ${to}}`
}
