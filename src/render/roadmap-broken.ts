import type { BrokenItem, BrokenPromise, Plan } from '../core/plan/plan.js'
import { takersOf } from '../core/plan/reason.js'
import { behindText, commitmentText, lackText } from '../core/problems/plan-reasons.js'
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

/** Hard dates and agreed periods that the plan cannot keep, none of them folded away. */
export function brokenMarkdown(view: RoadmapView): string {
  const { broken } = view.plan
  if (broken.length === 0) return ''
  const rows = broken.map((each) => row(each, view))
  return (
    '## Broken commitments\n\n' +
    'What was promised here the plan cannot keep, and none of it is planned.\n\n' +
    openTable(columns, rows)
  )
}

function row(broken: BrokenItem, view: RoadmapView): string[] {
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
    markdownText(lackText(obstacle, view.unit)),
    takers ?? '',
  ]
}

/** What was promised of an item and why, in plain text. */
export function commitmentTexts({
  item,
  hardDate,
  period,
  isOverdue,
}: BrokenPromise & Pick<BrokenItem, 'item'>): string[] {
  const dates = hardDate === null ? [] : [{ kind: 'hard-date', date: hardDate } as const]
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
