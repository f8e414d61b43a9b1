import type { Change, Comparison, Exchange, Objective, Plan } from '../core/plan/plan.js'
import { objectiveOf } from '../core/plan/worth.js'
import { markdownTable, markdownText } from './markdown.js'
import { formatNumber } from './number.js'
import { foldedTable, idText, itemText } from './roadmap-table.js'
import { type RoadmapView, teamName } from './roadmap-view.js'
import { capital } from './text.js'

/** What a plan of greatest value is worth beside the one that follows the ranking, in plain text; null for the latter. */
export function valueText({ objective, comparison }: Plan): string | null {
  if (comparison === null) return null
  const { ranking, tiers, isBeyond } = comparison
  if (objective.bound <= 0) return 'no item has a value: the plan follows the ranking'
  if (tiers.length > 1) return tiersText(comparison)
  const what = isBeyond
    ? 'too large for the solver; the best plan found is worth'
    : 'the plan is worth'
  return `${what} ${atMost(objective)}; following the ranking is worth ${formatNumber(ranking.value)}${gapText(ranking)}, ${addedText(objective, ranking)}`
}

// All that is worth is no measure where a category is filled whatever that costs the next one.
function tiersText({ tiers, isBeyond }: Comparison): string {
  const texts = tiers.map(({ bucket, value, bound, ranking }) => {
    const most = `${formatNumber(bound)}${gapText(objectiveOf(value, bound))}`
    return `${bucket ?? 'the rest'} is worth ${formatNumber(value)} of at most ${most}, by ranking ${formatNumber(ranking)}`
  })
  const what = isBeyond ? 'too large for the solver' : 'one category is filled before the next'
  return `${what}: ${texts.join('; ')}`
}

function atMost(objective: Objective): string {
  const { value, bound } = objective
  if (isBest(objective)) return `${formatNumber(value)} (gap 0 %: no plan is worth more)`
  return `${formatNumber(value)} of at most ${formatNumber(bound)}${gapText(objective)}`
}

function addedText({ value }: Objective, ranking: Objective): string {
  const added = value - ranking.value
  if (Math.abs(added) <= ACCURACY * Math.abs(value)) return 'as much'
  const share = ranking.value > 0 ? ` (${tenths(Math.abs(added) / ranking.value)})` : ''
  return `so that the plan ${added > 0 ? 'adds' : 'loses'} ${formatNumber(Math.abs(added))}${share}`
}

// What the solver takes for equal.
const ACCURACY = 1e-6

function isBest({ gap }: Objective): boolean {
  return gap !== null && gap <= ACCURACY
}

// Rounded up, so that it is never less than it is.
function gapText({ gap }: Objective): string {
  if (gap === null || gap <= ACCURACY) return ''
  return ` (gap ${formatNumber(Math.ceil(gap * 1e4 - 1e-6) / 100)} %)`
}

function tenths(share: number): string {
  return `${formatNumber(Math.round(share * 1000) / 10)} %`
}

/** What the plan is worth as a paragraph in Markdown; empty for one that follows the ranking. */
export function valueMarkdown({ plan }: RoadmapView): string {
  const text = valueText(plan)
  return text === null ? '' : `${capital(text)}.`
}

const changeColumns = [
  { title: 'Rank', align: 'right' as const },
  { title: 'Item' },
  { title: 'Team' },
  { title: 'By ranking' },
  { title: 'Here' },
  { title: 'Why' },
]

const tierColumns = [
  { title: 'Category' },
  { title: 'Value', align: 'right' as const },
  { title: 'At most', align: 'right' as const },
  { title: 'By ranking', align: 'right' as const },
]

/** What is planned for another period than by the ranking alone, and why; empty for a plan that follows the ranking. */
export function changesMarkdown(view: RoadmapView): string {
  const { comparison } = view.plan
  if (comparison === null || comparison.changes.length === 0) return ''
  const rows = comparison.changes.map((change) => changeRow(change, view))
  const tiers = comparison.tiers.map(({ bucket, value, bound, ranking }) => [
    markdownText(bucket ?? '–'),
    ...[value, bound, ranking].map(formatNumber),
  ])
  return (
    '## Beside the ranking\n\n' +
    'What is worth most in all is not always what ranks first: value is score × effort, and counts for less the later it comes.\n\n' +
    (tiers.length > 1 ? `${markdownTable(tierColumns, tiers)}\n` : '') +
    foldedTable(changeColumns, rows)
  )
}

function changeRow({ item, rank, from, to, because }: Change, view: RoadmapView): string[] {
  const teams = Object.keys(item.effortByTeam ?? {})
  const names = teams.length > 0 ? teams : item.team === undefined ? [] : [item.team]
  return [
    rank === null ? '–' : String(rank),
    itemText(item),
    names.map((team) => markdownText(teamName(team, view))).join(', '),
    from === null ? 'not planned' : markdownText(from),
    to === null ? 'not planned' : markdownText(to),
    exchangeText(because, idText),
  ]
}

/** Why an item finishes in another period than by the ranking alone; ids as `text` shows them. */
export function exchangeText(because: Exchange, text: (id: string) => string): string {
  switch (because.kind) {
    case 'takes-room':
    case 'leaves-room': {
      const names = `${because.items.map(text).join(', ')}${because.hasMore ? ' and others' : ''}`
      return `${because.kind === 'takes-room' ? 'takes the room of' : 'leaves its room to'} ${names}`
    }
    case 'with':
      return `moves with ${text(because.id)}`
    case 'others':
      return 'follows from what else moved'
  }
}
