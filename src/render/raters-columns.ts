import type { Item } from '../core/backlog/item.js'
import { count, list } from '../core/problems/words.js'
import type { Difference, DifferingVoice } from '../core/raters/differences.js'
import type { Leaning } from '../core/raters/leanings.js'
import type { RatersOverview } from '../core/raters/overview.js'
import { estimateText } from './estimate-text.js'
import { formatNumber, formatPercent } from './number.js'
import { inputText } from './ranking-columns.js'
import type { Column } from './table.js'
import { spreadText } from './voices-text.js'

// Fewer items say nothing of a person.
const FEWEST_ITEMS = 3

/** A table of a person's document: its columns and its rows. */
export interface Section {
  readonly columns: readonly Column[]
  readonly rows: readonly string[][]
}

/** Where people differ, as a table of any format for people. */
export function differencesSection(differences: readonly Difference[]): Section {
  return {
    columns: [
      { title: 'ID', least: 8 },
      { title: 'Title', least: 12, drop: 3 },
      { title: 'Input' },
      { title: 'Own', align: 'right', drop: 1 },
      { title: 'Raters', least: 16 },
      { title: 'Spread', align: 'right', drop: 2 },
      { title: 'Score', align: 'right' },
      { title: 'Rank', align: 'right' },
    ],
    rows: differences.map(differenceRow),
  }
}

function differenceRow({ item, need, voices, spread, outcome }: Difference): string[] {
  const own = voices.find(({ rating }) => !rating)
  const raters = voices.flatMap((voice) =>
    voice.rating ? [`${voice.rating.rater} ${given(voice)}`] : [],
  )
  const outcomes = [outcome, ...voices.map((voice) => voice.outcome)]
  return [
    item.id,
    item.title,
    need.name,
    own ? given(own) : '–',
    list(raters),
    spreadText(spread),
    span(
      outcomes.flatMap(({ score }) => score ?? []),
      formatNumber,
    ),
    span(
      outcomes.flatMap(({ rank }) => rank ?? []),
      String,
    ),
  ]
}

function given({ need, estimate, value }: DifferingVoice): string {
  const text = (number: number) => inputText(number, need.input)
  return estimateText(estimate, text) || text(value)
}

function span(values: readonly number[], text: (value: number) => string): string {
  if (!values.length) return '–'
  const [least, greatest] = [text(Math.min(...values)), text(Math.max(...values))]
  return least === greatest ? least : `${least} to ${greatest}`
}

/** Who stands above or below the others, as a table of any format for people; those with few items are left out. */
export function leaningsSection(leanings: readonly Leaning[]): Section {
  const enough = leanings.filter(({ items }) => items >= FEWEST_ITEMS)
  return {
    columns: [
      { title: 'Rater' },
      { title: 'Input' },
      { title: 'Beside the others', align: 'right' },
      { title: 'Items', align: 'right' },
      { title: 'Above', align: 'right' },
      { title: 'Below', align: 'right' },
    ],
    rows: enough.map((leaning) => [
      leaning.rater,
      leaning.need.name,
      leaningText(leaning),
      ...[leaning.items, leaning.above, leaning.below].map(String),
    ]),
  }
}

function leaningText({ kind, size }: Leaning): string {
  if (kind === 'factor') return `×${formatNumber(size)}`
  return `${size > 0 ? '+' : ''}${formatPercent(size)} of the scale`
}

/** Who rates how many items: `Raters by rice: ana (weight 2, 3 items) and bo (2 items).` */
export function ratersSentence({ raters, framework }: RatersOverview): string {
  const each = raters.map(({ rater, weight, items }) => {
    const weighs = weight === 1 ? '' : `weight ${formatNumber(weight)}, `
    return `${rater} (${weighs}${count(items, 'item')})`
  })
  return `Raters by ${framework.name}: ${list(each)}.`
}

/** The items that nobody rates, and those that one person rates, a sentence each where there are any. */
export function coverageSentences({ unrated, once }: RatersOverview): string[] {
  const byOne = once.map(({ item, rater }) => `${item.id} (${rater})`)
  return [
    ...(unrated.length
      ? [`Nobody rates ${count(unrated.length, 'item')}: ${list(unrated.map(idOf))}.`]
      : []),
    ...(byOne.length ? [`One person rates ${count(byOne.length, 'item')}: ${list(byOne)}.`] : []),
  ]
}

function idOf({ id }: Item): string {
  return id
}

/** What the tables show, a sentence each. */
export const captions = {
  differences: 'Where estimates differ, first what moves an item furthest in the ranking:',
  leanings: `Where a rater stands beside the others, over at least ${FEWEST_ITEMS} items that they rate too:`,
  noDifference: 'No two people give different numbers for an item.',
  noLeaning: `No rater shares ${FEWEST_ITEMS} items with others yet.`,
  decision: 'The number of the item itself is the decision; those of raters widen its interval.',
} as const
