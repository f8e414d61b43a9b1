import type { Item } from '../backlog/item.js'
import { compareText } from '../compare.js'
import type { Estimate } from '../estimates/estimate.js'
import { type InputVoice, voicesOf, weighted } from '../rank/input-values.js'
import { type Need, type Needs, needsFor, type Standard } from '../rank/needs.js'
import { compareScored } from '../rank/rank.js'
import type { Ranking, Scored } from '../rank/ranking.js'
import { rowAt } from '../rank/replace.js'
import { scoreItems } from '../rank/score.js'
import { type Spread, spreadOf } from './spread.js'

/** A score and the rank that it would give; null where there is none. */
interface Outcome {
  readonly score: number | null
  readonly rank: number | null
}

/** One who estimates an input, and what the item would come to by that number alone. */
export interface DifferingVoice extends InputVoice {
  readonly outcome: Outcome
}

/** An input of an item on which people differ. */
export interface Difference {
  readonly item: Item
  readonly need: Need
  /** What it comes to as it is. */
  readonly outcome: Outcome
  readonly voices: readonly DifferingVoice[]
  readonly spread: Spread
  /** Between the best and the worst rank by any of their numbers, the present one included; 0 where it has no rank. */
  readonly moves: number
}

/**
 * The inputs on which people differ, those first that move their item furthest in the ranking: each number in turn takes
 * the input's place, and all else stays as it is. Then the wider spread goes first, then the better rank.
 */
export function differencesOf(
  items: readonly Item[],
  ranking: Ranking,
  standard: Standard,
): Difference[] {
  const { framework, ranked } = ranking
  const needs = needsFor(framework, standard.framework)
  const differing = items.flatMap((item) => differingInputs(item, needs))
  const present = new Map(ranked.map((row) => [row.item.id, row]))
  const outcomeOf = (scored: Scored): Outcome => {
    const own = present.get(scored.item.id)
    const isBefore = own && compareScored(own, scored) < 0
    return { score: scored.score, rank: rowAt(ranking, scored) + (isBefore ? 0 : 1) }
  }
  const score = (changed: readonly Item[]) => {
    const { scored } = scoreItems(changed, framework, standard)
    const outcomes = new Map(scored.map((each) => [each.item, outcomeOf(each)]))
    return changed.map((item) => outcomes.get(item) ?? nothing)
  }
  const differences: Difference[] = []
  for (let from = 0; from < differing.length; from += MOST_AT_ONCE)
    for (const each of withOutcomes(differing.slice(from, from + MOST_AT_ONCE), score))
      differences.push(differenceOf(each, present.get(each.item.id) ?? nothing))
  return differences.sort(byMatter)
}

const nothing: Outcome = { score: null, rank: null }

// Each is scored once by every number that there is for it, which takes room.
const MOST_AT_ONCE = 1000

interface Differed extends Differing {
  readonly voices: readonly DifferingVoice[]
}

function withOutcomes(
  differing: readonly Differing[],
  score: (changed: readonly Item[]) => readonly Outcome[],
): Differed[] {
  const outcomes = score(
    differing.flatMap(({ item, need, voices }) =>
      voices.map(({ estimate }) => withEstimate(item, need, estimate)),
    ),
  )
  let next = 0
  return differing.map((each) => ({
    ...each,
    voices: each.voices.map((voice) => ({ ...voice, outcome: outcomes[next++]! })),
  }))
}

function differenceOf(
  { item, need, voices, spread }: Differed,
  { score, rank }: Outcome,
): Difference {
  const outcome = { score, rank }
  const ranks = [outcome, ...voices.map((voice) => voice.outcome)].flatMap(({ rank }) => rank ?? [])
  const moves = ranks.length ? Math.max(...ranks) - Math.min(...ranks) : 0
  return { item, need, outcome, voices, spread, moves }
}

interface Differing {
  readonly item: Item
  readonly need: Need
  readonly voices: readonly InputVoice[]
  readonly spread: Spread
}

function differingInputs(item: Item, { inputs, changes }: Needs): Differing[] {
  if (!item.ratings) return []
  return [...inputs, ...changes.values()].flatMap((need) => {
    const voices = voicesOf(item, need)
    const spread = spreadOf(need.input, voices.map(weighted))
    const [first] = voices
    const isOne = voices.every(({ value }) => value === first!.value)
    return spread && !isOne ? [{ item, need, voices, spread }] : []
  })
}

// In the block of the framework, where a ranking looks first.
function withEstimate(item: Item, { framework, input }: Need, estimate: Estimate): Item {
  if (input.from) return { ...item, kpis: { ...item.kpis, [input.from.kpi]: estimate } }
  const block = { ...item.blocks[framework], [input.name]: estimate }
  return { ...item, blocks: { ...item.blocks, [framework]: block } }
}

function byMatter(a: Difference, b: Difference): number {
  return (
    b.moves - a.moves ||
    width(b.spread) - width(a.spread) ||
    (a.outcome.rank ?? Number.MAX_SAFE_INTEGER) - (b.outcome.rank ?? Number.MAX_SAFE_INTEGER) ||
    compareText(a.item.id, b.item.id) ||
    compareText(a.need.name, b.need.name)
  )
}

// A number from 0 to 1 by which both kinds can be put in order: of a factor how far one falls short of the other.
function width({ kind, size }: Spread): number {
  return kind === 'factor' ? 1 - 1 / size : size
}
