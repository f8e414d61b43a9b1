import type {
  ChainLink,
  CommitmentForecast,
  CriticalChain,
  Forecast,
} from '../core/forecast/forecast.js'
import { count } from '../core/problems/words.js'
import { formatChance, formatNumber } from './number.js'
import { type RoadmapView, teamName } from './roadmap-view.js'

/** The period in which something is done, in plain text. */
export function periodText(name: string | null): string {
  return name ?? 'later'
}

/** A probability in plain text; a dash where there is none. */
export function chanceText(probability: number | null): string {
  return probability === null ? '–' : formatChance(probability)
}

/** What a reader of a forecast needs to know, a sentence each, in plain text. */
export function forecastLines(forecast: Forecast): string[] {
  const isChained = forecast.commitments.some(({ chain }) => chain)
  return [...drawLines(forecast), ...(isChained ? [chainLine] : [])]
}

function drawLines({ draws, seed, items, uncertain }: Forecast): string[] {
  const known = items.length - uncertain
  if (uncertain === 0)
    return [
      'Every planned effort is a single number, so nothing is uncertain: each probability is 0 or 100 %. Write what is known as a range, effort: 3 to 6 or effort: {low: 2, likely: 4, high: 9}, and this is a forecast.',
    ]
  return [
    `${formatNumber(draws)} ${draws === 1 ? 'draw' : 'draws'} of the efforts, seed ${seed}: each team does the work of the plan in its order, and what takes longer pushes what follows.`,
    'On time is done by the end of the period it is planned for. P50 and P85 are the first periods by whose end it is done in 50 and 85 % of the draws; later is after this roadmap.',
    ...(known > 0
      ? [
          `${known === 1 ? '1 planned item has' : `${count(known, 'planned item')} have`} a single number for effort, which counts as certain: the forecast is that much too sure.`,
        ]
      : []),
  ]
}

/** How a chain is read, in plain text. */
const chainLine =
  'What determines the end is the work of a team up to an item; in brackets the mean effort, and how often it does where that is not always. To shorten or split that work helps.'

const MOST_LINKS = 4

/** How ids and other texts are written where a chain is shown. */
interface Writing {
  id(id: string): string
  text(text: string): string
}

/** What determines in most draws when something promised is done; empty where no work does. */
export function chainText(
  { chain }: CommitmentForecast,
  view: RoadmapView,
  { id, text }: Writing,
): string {
  if (!chain) return ''
  const { shown, hidden } = foremost(chain)
  const texts = shown.map((link) => `${id(link.item.id)} (${text(factsOf(link))})`)
  const more = hidden > 0 ? [`${hidden} more`] : []
  const waiting = chain.links.filter(({ waits }) => waits).map(({ item }) => id(item.id))
  const then = waiting.length > 0 ? `, then ${waiting.join(', ')}` : ''
  return `${text(teamName(chain.team, view))}: ${[...texts, ...more].join(' + ')}${then}`
}

function factsOf({ effort, criticality }: ChainLink): string {
  const isAlways = criticality > 0.995
  return `${formatNumber(effort)}${isAlways ? '' : `, ${formatChance(criticality)}`}`
}

// Of long queues the largest works, in their order.
function foremost({ links }: CriticalChain): { shown: readonly ChainLink[]; hidden: number } {
  const works = links.filter(({ waits }) => !waits)
  if (works.length <= MOST_LINKS) return { shown: works, hidden: 0 }
  const largest = new Set([...works].sort((a, b) => b.effort - a.effort).slice(0, MOST_LINKS - 1))
  return { shown: works.filter((link) => largest.has(link)), hidden: works.length - largest.size }
}
