import { shellWord } from '../core/init/addition.js'
import type { Diagnoses, Diagnosis } from '../core/plan/diagnosis/diagnose.js'
import type { Together } from '../core/plan/diagnosis/together.js'
import type { BrokenItem, BrokenPromise, Plan } from '../core/plan/plan.js'
import { takersOf } from '../core/plan/reason.js'
import { behindText, commitmentText, missedText } from '../core/problems/plan-reasons.js'
import { asGiven, remedyText, type Shown } from '../core/problems/remedy-text.js'
import { count, list } from '../core/problems/words.js'
import { markdownText } from './markdown.js'
import { formatNumber } from './number.js'
import { idText, itemText, openTable } from './roadmap-table.js'
import { type RoadmapView, teamName } from './roadmap-view.js'

const columns = [
  { title: 'Commitment' },
  { title: 'Item' },
  { title: 'Owner' },
  { title: 'Team' },
  { title: 'Why' },
  { title: 'What takes the room' },
]

const remedyColumn = { title: 'What would keep it' }

/** Hard dates and agreed periods that the plan cannot keep, none of them folded away. */
export function brokenMarkdown(view: RoadmapView): string {
  const { broken } = view.plan
  if (broken.length === 0) return ''
  const { diagnoses, more, together } = view.diagnoses
  const byId = new Map(diagnoses.map((each) => [each.id, each]))
  const helped = diagnoses.filter((each) => each.remedies.length > 0).length
  const rows = broken.map((each) => {
    const diagnosis = byId.get(each.item.id)
    const remedies = diagnosis ? remediesText(diagnosis) : ''
    return [...row(each, diagnosis?.cause, view), ...(helped > 0 ? [remedies] : [])]
  })
  const apart =
    helped > 1
      ? 'Each change was planned alone, for the commitment beside it; what keeps one may take the room of another. Decide for one, then look again.\n\n'
      : ''
  const rest =
    more > 0 ? `Of the last ${more} of them nothing was tried that would keep them.\n\n` : ''
  return (
    '## Broken commitments\n\n' +
    'What was promised here the plan cannot keep, and none of it is planned.\n\n' +
    apart +
    rest +
    openTable(helped > 0 ? [...columns, remedyColumn] : columns, rows) +
    togetherMarkdown(together)
  )
}

function row(
  broken: BrokenItem,
  cause: Diagnosis['cause'] | undefined,
  view: RoadmapView,
): string[] {
  const { item, obstacle } = broken
  const takers = behindText(
    takersOf(obstacle),
    ({ id, effort }) => `${idText(id)} (${formatNumber(effort)})`,
  )
  return [
    commitmentTexts(broken).map(markdownText).join('; '),
    itemText(item),
    markdownText(item.owner ?? ''),
    item.team === undefined ? '' : markdownText(teamName(item.team, view)),
    markdownText(missedText(obstacle, cause, view.unit)),
    cause === 'alone' ? '' : (takers ?? ''),
  ]
}

function remediesText({ id, cause, remedies }: Diagnosis): string {
  const texts = remedies.map((each) => remedyText(each, id, { id: idText, name: markdownText }))
  if (texts.length > 0) return texts.join('; or ')
  return cause === 'blocked' ? '' : 'no single change that was tried'
}

/** What was promised of an item and why, in plain text. */
export function commitmentTexts({
  item,
  hardDate,
  period,
  isOverdue,
}: BrokenPromise & Pick<BrokenItem, 'item'>): string[] {
  const dates =
    hardDate === null ? [] : [{ kind: 'hard-date', date: hardDate, standing: 'within' } as const]
  const periods = period === null ? [] : [{ kind: 'agreed', period, isOverdue } as const]
  return [
    ...dates.map((each) => commitmentText({ ...each, because: item.due?.reason ?? null })),
    ...periods.map((each) => commitmentText({ ...each, because: item.period?.reason ?? null })),
  ]
}

/** How many commitments are broken and whose, in plain text; null where none is. */
export function brokenText({ broken }: Plan): string | null {
  const ids = (items: readonly BrokenItem[]) => list(items.map(({ item }) => item.id))
  const dates = broken.filter(({ hardDate }) => hardDate !== null)
  const periods = broken.filter(({ hardDate }) => hardDate === null)
  const texts = [
    ...(dates.length > 0 ? [`${count(dates.length, 'hard date')} missed: ${ids(dates)}`] : []),
    ...(periods.length > 0
      ? [`${count(periods.length, 'agreement')} missed: ${ids(periods)}`]
      : []),
  ]
  return texts.length > 0 ? texts.join('; ') : null
}

// So many are said on standard error.
const MOST_TOLD = 5

// In Markdown, what several commitments are kept by in one plan.
function togetherMarkdown(together: Together | null): string {
  const texts = together && togetherTexts(together, { id: idText, name: markdownText })
  if (!texts) return ''
  const rest = texts.left === null ? '' : ` ${texts.left}.`
  return `Planned together, these keep ${texts.kept}: ${texts.changes}.${rest}\n\n`
}

/** The parts of a sentence on what goes together; null where nothing but one does. */
function togetherTexts({ steps, left }: Together, shown: Shown) {
  if (steps.length < 2) return null
  const ids = (of: readonly { readonly id: string }[]) => list(of.map(({ id }) => shown.id(id)))
  const changes = steps.flatMap(({ id, remedy }) =>
    remedy ? [`for ${shown.id(id)} ${remedyText(remedy, id, shown)}`] : [],
  )
  return {
    kept: ids(steps),
    changes: changes.join('; '),
    left: left.length > 0 ? `Nothing that was tried keeps ${list(left.map(shown.id))} too` : null,
  }
}

function togetherLines(together: Together | null): string[] {
  const texts = together && togetherTexts(together, asGiven)
  if (!together || !texts) return []
  const settings = together.steps.flatMap(({ remedy }) => remedy?.settings ?? [])
  return [
    `  planned together, these keep ${texts.kept}: ${texts.changes}`,
    `    pm roadmap --stdout ${settings.map((each) => `--set ${shellWord(each)}`).join(' ')}`,
    ...(texts.left === null
      ? []
      : [`  ${texts.left.charAt(0).toLowerCase()}${texts.left.slice(1)}`]),
  ]
}

/** What would keep the first broken commitments, a line for each in plain text, and what keeps several of them. */
export function remedyLines({ diagnoses, more, together }: Diagnoses): string[] {
  const helped = diagnoses.filter(({ remedies }) => remedies.length > 0)
  const lines = helped.slice(0, MOST_TOLD).map(({ id, remedies }) => {
    return `  ${id} is kept by${remedies.length > 1 ? ' any of' : ''}: ${remedies.map((each) => remedyText(each, id)).join('; ')}`
  })
  const rest = helped.length - lines.length + more
  return [
    ...lines,
    ...(rest > 0 ? [`  ${rest} more: pm explain ID`] : []),
    ...(helped.length > 1 ? ['  each was planned alone: decide for one, then look again'] : []),
    ...togetherLines(together),
  ]
}
