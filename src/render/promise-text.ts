import { shellWord } from '../core/init/addition.js'
import type { AgreementCost } from '../core/plan/agreements.js'
import type { Diagnosis } from '../core/plan/diagnosis/diagnose.js'
import type { Link, TeamRoom } from '../core/plan/diagnosis/facts.js'
import type { Promised } from '../core/plan/promise.js'
import { lackText } from '../core/problems/plan-reasons.js'
import { remedyText } from '../core/problems/remedy-text.js'
import { list } from '../core/problems/words.js'
import { formatNumber } from './number.js'
import { costText } from './roadmap-agreements.js'
import { commitmentTexts } from './roadmap-broken.js'
import { capital, plainText } from './text.js'

/** What becomes of a promise, what stands in its way and what would keep it, `\n` after each line. `unit` is that of efforts. */
export function promiseText(promised: Promised, unit: string): string {
  const { obstacle, end, diagnosis, agreement } = promised
  const what = capital(commitmentTexts(promised).join(', '))
  const lines =
    obstacle === null
      ? [`${what}: kept, planned for ${end}.`, ...(agreement ? [agreementLine(agreement)] : [])]
      : [
          `${what}: missed, ${lackText(obstacle, unit)}.`,
          ...(diagnosis ? diagnosisLines(diagnosis) : []),
        ]
  return `\n${lines.map((line) => `${plainText(line)}\n`).join('')}`
}

function agreementLine(agreement: AgreementCost): string {
  const { cost, without } = agreement
  const what = cost < 0 ? 'The agreement' : 'To keep what was agreed costs'
  const where = without === null ? 'it would not be planned' : `it would be planned for ${without}`
  return `${what} ${costText(agreement)} of the plan's value: without the agreement ${where}.`
}

function diagnosisLines(diagnosis: Diagnosis): string[] {
  const { cause, chain, rooms, start, remedies, isCut, id } = diagnosis
  const begins = start ? `, if ${teamText(start.team)} begins by ${start.date}` : ''
  const alone = {
    alone: ['It would be missed even with nothing else to do.'],
    competes: [`It could be kept were there nothing else to do${begins}.`],
    blocked: [],
  }[cause]
  return [
    ...alone,
    ...(rooms.length > 0 ? ['Before it come:', ...rooms.map(roomLine)] : []),
    ...(chain.length > 1 || cause === 'alone'
      ? ['It takes, were there nothing else to do:', ...chainLines(chain)]
      : []),
    ...(remedies.length > 0
      ? [`${remedies.length > 1 ? 'Any of these' : 'This'} keeps it, and all that is kept now:`]
      : cause === 'blocked'
        ? []
        : ['Nothing that was tried keeps it and all that is kept now.']),
    ...remedies.flatMap((each) => [
      `  ${remedyText(each, id)}`,
      `    ${each.settings.map((setting) => `--set ${shellWord(setting)}`).join(' ')}`,
    ]),
    ...(isCut ? ['Not all was tried: the backlog is too large.'] : []),
  ]
}

function roomLine({ team, period, capacity, until, takenBy }: TeamRoom): string {
  const able =
    until === null || until >= capacity
      ? formatNumber(capacity)
      : `${formatNumber(until)} by then, ${formatNumber(capacity)} in all`
  const taken = takenBy.map(
    ({ id, effort, turn }) =>
      `${id} ${formatNumber(effort)} (${turn === 'on-demand' ? 'needed by others' : turn})`,
  )
  return `  ${teamText(team)} in ${period} (${able}): ${taken.length > 0 ? list(taken) : 'nothing that finishes there'}`
}

// So many of a chain are listed, the last ones.
const MOST_LINKS = 20

function chainLines(chain: readonly Link[]): string[] {
  const hidden = chain.length - MOST_LINKS
  return [
    ...(hidden > 0 ? [`  ${hidden} more`] : []),
    ...chain.slice(-MOST_LINKS).map(({ id, efforts, earliest }) => {
      const work = efforts.map(({ team, effort }) => `${formatNumber(effort)} of ${teamText(team)}`)
      const when = earliest === null ? 'not within the roadmap' : `by ${earliest} at the earliest`
      return `  ${id}: ${list(work)}, ${when}`
    }),
  ]
}

function teamText(team: string | null): string {
  return team ?? 'work without a team'
}
