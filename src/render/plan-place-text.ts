import type { LineDistance, Neighbour, PlanPlace } from '../core/plan/plan-place.js'
import { obstacleText } from '../core/problems/plan-reasons.js'
import { amount, list } from '../core/problems/words.js'
import { formatNumber, tidyNumber } from './number.js'
import { reasonsText } from './plan-reasons.js'
import { unplannedState } from './roadmap-table.js'
import { plainText } from './text.js'

/**
 * Where the plan has an item and why there, how far that is from the line, and what waits: `\n` after each line. `unit` is that
 * of efforts.
 */
export function planPlaceText(place: PlanPlace, unit: string): string {
  const { planned, unplanned, lines, growth, waitsFor, waitedBy } = place
  const texts = [
    ...(planned ? [plannedLine(place, unit)] : []),
    ...(unplanned ? [`Not planned: ${obstacleText(unplanned.obstacle, unit)}.`] : []),
    ...lines.map((line) => `  ${lineText(line, planned!.end, unit)}`),
    ...(growth
      ? [
          `  With ${growth.isAtLeast ? 'at least ' : ''}${list(growth.lacks.map(({ team, lacks }) => `${amount(formatNumber(lacks), unit)} more of ${teamText(team)}`))} by the end of the roadmap it would fit.`,
        ]
      : []),
    ...(waitsFor.length > 0 ? [`  It waits for ${neighboursText(waitsFor)}.`] : []),
    ...(waitedBy.length > 0
      ? [`  ${neighboursText(waitedBy)} ${waitedBy.length === 1 ? 'waits' : 'wait'} for it.`]
      : []),
  ]
  return `\n${texts.map((text) => `${plainText(text)}\n`).join('')}`
}

function plannedLine({ planned }: PlanPlace, unit: string): string {
  const { start, end, isProposed, reasons } = planned!
  const begins = start === end ? '' : `, begun in ${start}`
  const proposed = isProposed ? ', only proposed' : ''
  return `Planned for ${end}${begins}${proposed}: ${reasonsText(reasons, unit) ?? 'where its rank puts it'}.`
}

function lineText({ team, above, below }: LineDistance, end: string, unit: string): string {
  const left = amount(formatNumber(above), unit)
  const short = below === null ? '' : `, ${formatNumber(below.much)} below that of ${below.period}`
  return `${teamText(team)}: ${left} above the line below which ${end} is full${short}`
}

function neighboursText(neighbours: readonly Neighbour[]): string {
  return list(
    neighbours.map(({ item, isGroup, period }) => {
      return `${item.id} (${period ?? unplannedState(isGroup ? 'planned' : item.status)})`
    }),
  )
}

function teamText(team: string | null): string {
  return team ?? 'work without a team'
}

/** The same as fields of JSON. */
export function planPlaceJson(place: PlanPlace, unit: string) {
  const { planned, unplanned, lines, growth, waitsFor, waitedBy } = place
  const names = (neighbours: readonly Neighbour[]) =>
    neighbours.map(({ item, period }) => ({ id: item.id, status: item.status, period }))
  return {
    period: planned?.end ?? null,
    begins: planned?.start ?? null,
    proposed: planned?.isProposed ?? false,
    reason: planned
      ? reasonsText(planned.reasons, unit)
      : unplanned && obstacleText(unplanned.obstacle, unit),
    line: lines.map(({ team, above, below }) => ({
      team,
      above: tidyNumber(above),
      below: below && { period: below.period, much: tidyNumber(below.much) },
    })),
    lacks: growth && {
      isAtLeast: growth.isAtLeast,
      teams: growth.lacks.map(({ team, lacks }) => ({ team, more: tidyNumber(lacks) })),
    },
    waitsFor: names(waitsFor),
    waitedBy: names(waitedBy),
  }
}
