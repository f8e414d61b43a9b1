import type { Item } from '../core/backlog/item.js'
import type { Container, Plan, UnplannedItem } from '../core/plan/plan.js'
import { obstacleText } from '../core/problems/plan-reasons.js'
import { targetText } from '../core/problems/remedy-text.js'
import { count } from '../core/problems/words.js'
import { markdownText } from './markdown.js'
import { growthMarkdown } from './roadmap-cut.js'
import {
  foldedList,
  foldedRows,
  foldedTable,
  idText,
  itemText,
  listed,
  unplannedState,
} from './roadmap-table.js'
import { type RoadmapView, teamName } from './roadmap-view.js'

/** Target dates that the plan misses. */
export function lateMarkdown({ plan, targets }: RoadmapView): string {
  if (plan.late.length === 0) return ''
  const columns = [{ title: 'Due' }, { title: 'Item' }, { title: 'Planned for' }]
  const texts = new Map(
    targets.map((each) => [each.id, targetText(each, { id: idText, name: markdownText })]),
  )
  if (texts.size > 0) columns.push({ title: 'What would meet it' })
  const rows = plan.late.map(({ item, due, end }) => [
    due,
    itemText(item),
    markdownText(end),
    ...(texts.size > 0 ? [texts.get(item.id) ?? ''] : []),
  ])
  return `## Late\n\n${foldedTable(columns, rows)}`
}

/** What is in no period and why, the best ranked first; ideas apart. */
export function unplannedMarkdown(view: RoadmapView): string {
  const { unplanned } = view.plan
  if (unplanned.length === 0) return ''
  const ideas = unplanned.filter(({ obstacle }) => obstacle.kind === 'idea')
  const rest = unplanned
    .filter(({ obstacle }) => obstacle.kind !== 'idea')
    .sort((a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER))
  const columns = [
    { title: 'Rank', align: 'right' as const },
    { title: 'Item' },
    { title: 'Team' },
    { title: 'Why' },
  ]
  const cells = (each: UnplannedItem) => unplannedRow(each, view)
  const table = rest.length > 0 ? foldedRows(columns, rest, cells) : ''
  const titles = ideas.map(({ item }) => itemText(item))
  const list = titles.length > 0 ? foldedList(count(titles.length, 'idea'), titles) : ''
  return `## Not planned\n\n${table}${growthMarkdown(view)}${list}`
}

function unplannedRow({ item, rank, obstacle }: UnplannedItem, view: RoadmapView): string[] {
  return [
    rank === null ? '–' : String(rank),
    itemText(item),
    item.team === undefined ? '' : markdownText(teamName(item.team, view)),
    markdownText(obstacleText(obstacle, view.unit)),
  ]
}

/** What was shipped, the newest first. */
export function shippedMarkdown(view: RoadmapView): string {
  const { shipped } = view.plan
  if (shipped.length === 0) return ''
  const columns = [{ title: 'Shipped' }, { title: 'Item' }, { title: 'Owner' }, { title: 'Team' }]
  const rows = shipped.map(({ item, shipped: date }) => [
    date ?? '–',
    itemText(item),
    markdownText(item.owner ?? ''),
    item.team === undefined ? '' : markdownText(teamName(item.team, view)),
  ])
  return `## Shipped\n\n${foldedTable(columns, rows, 10)}`
}

/** The containers with what is in each and where that stands, those that are all done last. */
export function containersMarkdown({ plan }: RoadmapView): string {
  if (plan.containers.length === 0) return ''
  const columns = [{ title: 'Group' }, { title: 'Owner' }, { title: 'Shipped' }, { title: 'Holds' }]
  const states = statesOf(plan)
  const isDone = ({ progress: { shipped, total } }: Container) => shipped === total
  const ordered = [...plan.containers].sort((a, b) => Number(isDone(a)) - Number(isDone(b)))
  const rows = ordered.map(({ item, children, progress }) => [
    itemText(item),
    markdownText(item.owner ?? ''),
    `${progress.shipped} of ${progress.total}`,
    listed(children.map((child) => `${idText(child.id)} ${stateText(child, states)}`)),
  ])
  return `## Groups\n\n${foldedTable(columns, rows)}`
}

// The period in which an item finishes, or how much of a container has shipped.
function statesOf({ periods, containers }: Plan): ReadonlyMap<string, string> {
  const planned = periods.flatMap(({ period, items }) =>
    items.map(({ item }) => [item.id, period.name] as const),
  )
  const shares = containers.map(
    ({ item, progress }: Container) =>
      [item.id, `${progress.shipped} of ${progress.total}`] as const,
  )
  return new Map([...planned, ...shares])
}

function stateText({ id, status }: Item, states: ReadonlyMap<string, string>): string {
  const known = states.get(id)
  if (known !== undefined) return markdownText(known)
  return unplannedState(status)
}
