import type { Link } from '../core/plan/links.js'
import type { WaitingItem } from '../core/plan/waits.js'
import { isRankable } from '../core/rank/rankable.js'
import { type Drawn, flowchart } from './flowchart.js'
import { markdownText } from './markdown.js'
import { foldedRows, idText, itemText, listed, unplannedState } from './roadmap-table.js'
import { type RoadmapView, teamName } from './roadmap-view.js'

/** The heading of what waits for what, in the roadmap and in its views. */
export const waitsHeading = '## What waits for what\n\n'

const columns = [
  { title: 'Item' },
  { title: 'Team' },
  { title: 'Finishes' },
  { title: 'Waits for' },
]

/** What waits for what, drawn and as a table of every item that waits; empty where nothing does. */
export function waitsMarkdown(view: RoadmapView): string {
  const { periods, waits } = view.plan
  const { items, links } = waits
  if (links.length === 0) return ''
  const names = periods.map(({ period }) => period.name)
  const drawn = items.map((each) => drawnOf(each, view))
  return (
    waitsHeading +
    flowchart(drawn, links, names, 'value') +
    sideBySide(items, links) +
    waitsTable(items, links, names, view)
  )
}

function drawnOf(waiting: WaitingItem, view: RoadmapView): Drawn {
  const { item, isGroup, rank, teams, period, value } = waiting
  const isStopped = !isRankable(item)
  const isHard = item.due?.kind === 'hard' && !isStopped
  return {
    mark: String(rank ?? '–'),
    title: item.title,
    teams: teams.map((team) => team ?? ''),
    teamNames: isGroup ? [] : teams.map((team) => teamName(team, view)),
    period,
    worth: value,
    state: restingState(waiting),
    isStopped,
    isGroup,
    isHard,
    isPromised: isHard || (item.period !== undefined && !isStopped),
    isProposed: item.status === 'candidate' && !item.period,
  }
}

// What finishes in the period of what another team hands over: the model ties the ends only.
function sideBySide(items: readonly WaitingItem[], links: readonly Link[]): string {
  const pairs = links.flatMap(({ from, to }) => {
    const [before, after] = [items[from]!, items[to]!]
    const isApart =
      before.teams.length > 0 && before.teams.every((team) => !after.teams.includes(team))
    return after.period !== null &&
      before.period === after.period &&
      isApart &&
      !before.isGroup &&
      !after.isGroup
      ? [`${idText(after.item.id)} waits for ${idText(before.item.id)}`]
      : []
  })
  if (pairs.length === 0) return ''
  return `Of different teams and done in one period: ${listed(pairs)}. The plan takes it that what waits can be worked on before anything is handed over.\n\n`
}

function waitsTable(
  items: readonly WaitingItem[],
  links: readonly Link[],
  names: readonly string[],
  view: RoadmapView,
): string {
  const before = items.map((): WaitingItem[] => [])
  for (const { from, to } of links) before[to]!.push(items[from]!)
  const finishes = (waiting: WaitingItem) =>
    waiting.period === null ? restingState(waiting) : markdownText(names[waiting.period]!)
  const rows = items
    .map((waiting, index) => ({ waiting, on: before[index]! }))
    .filter(({ waiting, on }) => !waiting.isGroup && on.length > 0)
    .sort((a, b) => place(a.waiting) - place(b.waiting) || rankOf(a.waiting) - rankOf(b.waiting))
  return foldedRows(columns, rows, ({ waiting, on }) => [
    itemText(waiting.item),
    waiting.teams.map((team) => markdownText(teamName(team, view))).join(', '),
    finishes(waiting),
    listed(on.map((each) => `${idText(each.item.id)} (${finishes(each)})`)),
  ])
}

// A group has whatever status it has been left with.
function restingState({ item, isGroup }: WaitingItem): string {
  return unplannedState(isGroup ? 'planned' : item.status)
}

function place({ period }: WaitingItem): number {
  return period ?? Number.MAX_SAFE_INTEGER
}

function rankOf({ rank }: WaitingItem): number {
  return rank ?? Number.MAX_SAFE_INTEGER
}
