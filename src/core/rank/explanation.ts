import type { Item } from '../backlog/item.js'
import { isFromEvidence } from '../evidence/from-evidence.js'
import { type EvidenceTable, meterTable } from '../evidence/table.js'
import { type WeighedEvidence, weighEvidence } from '../evidence/weigh.js'
import { evaluate } from '../frameworks/formula/evaluate.js'
import type { Expression, InputTerm } from '../frameworks/formula/expression.js'
import { printFormula } from '../frameworks/formula/print.js'
import { type Framework, scoreOf } from '../frameworks/framework.js'
import { type Spread, spreadOf } from '../raters/spread.js'
import type { Place } from '../yaml/source.js'
import { bucketReasons } from './bucket-reason.js'
import {
  type InputValue,
  type InputVoice,
  inputValues,
  placeOfInput,
  voicesOf,
  weighted,
} from './input-values.js'
import { missingInputs } from './inputs.js'
import { isRankable } from './rankable.js'
import type { Ranked, Ranking } from './ranking.js'
import { scoreItems } from './score.js'

/** One input in an explanation, and where the item gives it. */
export interface Term extends InputValue {
  /** undefined where the default stands in; that of the first rater where its own file gives none. */
  readonly place: Place | undefined
  /** All who estimate it, its own file first; empty where no rater does. */
  readonly voices: readonly InputVoice[]
  /** How far they lie apart; undefined of less than two. */
  readonly spread: Spread | undefined
}

/** Why an item has its score and its rank, or what keeps it from having them. */
export interface Explanation {
  readonly item: Item
  readonly framework: Framework
  /** The formula in the field's symbols, and the same with the item's values; null where the framework has none or an input lacks. */
  readonly formula: string | null
  readonly filledIn: string | null
  readonly terms: readonly Term[]
  /** What its evidence adds to its confidence; null where that is not made of evidence. */
  readonly weighed: WeighedEvidence | null
  /** Names of the inputs that it lacks. */
  readonly missing: readonly string[]
  /** Not rounded; also for an item that is not ranked, where its inputs give one. */
  readonly score: number | null
  readonly bucket: string | null
  /** What makes it belong to that bucket, as `value 10 ≥ 5.5`. */
  readonly bucketReasons: readonly string[]
  readonly rank: number | null
  /** How many items are ranked. */
  readonly of: number
  /** Why it has no rank. */
  readonly reason: string | null
}

/** Explains an item under a ranking; `number` is how a value is written into the formula. */
export function explainItem(
  item: Item,
  { framework, ranked, unscored }: Ranking,
  context: {
    readonly framework: Framework
    /** Ids of all containers. */
    readonly containers: ReadonlySet<string>
    /** What evidence is worth, by default as the confidence meter has it. */
    readonly evidence?: EvidenceTable
  },
  number: (value: number) => string,
): Explanation {
  const row = ranked.find((each) => each.item === item)
  const terms = inputValues(item, framework, context).map((value) => termOf(item, value))
  const outside = whyOutside(item, context.containers)
  const missing = outside === null ? missingInputs(item, context, framework) : []
  const own = row ?? scoreItems([item], framework, context).scored[0]
  const formula = scoreOf(framework)
  return {
    item,
    framework,
    formula: formula ? printFormula(formula) : null,
    filledIn: formula && own ? filledIn(formula, terms, number) : null,
    terms,
    weighed: terms.some(({ estimate }) => isFromEvidence(estimate))
      ? weighEvidence(item.plain, context.evidence ?? meterTable)
      : null,
    missing,
    score: own?.score ?? null,
    bucket: own?.bucket ?? null,
    bucketReasons: own?.bucket ? bucketReasons(framework, own.bucket, terms, number) : [],
    rank: row?.rank ?? null,
    of: ranked.length,
    reason: row ? null : (outside ?? unscored.find((each) => each.item === item)?.reason ?? null),
  }
}

function termOf(item: Item, value: InputValue): Term {
  const all = item.ratings ? voicesOf(item, value.need) : []
  const voices = all.some(({ rating }) => rating) ? all : []
  const spread = spreadOf(value.need.input, voices.map(weighted))
  return { ...value, place: placeOfInput(item, value), voices, spread }
}

function filledIn(
  formula: Expression,
  terms: readonly Term[],
  number: (value: number) => string,
): string {
  const valueOfTerm = ({ framework, name }: InputTerm) =>
    terms.find(({ need }) => need.framework === framework && need.input.name === name)?.value ?? 0
  const columns = (term: InputTerm) => Float64Array.of(valueOfTerm(term))
  return printFormula(formula, (term) =>
    number(term.kind === 'input' ? valueOfTerm(term) : evaluate(term.of, columns, 1)[0]!),
  )
}

// Why an item is not among those that are ranked.
function whyOutside(item: Item, containers: ReadonlySet<string>): string | null {
  if (!isRankable(item)) return `its status is ${item.status}`
  return containers.has(item.id) ? 'it is a container: its children are ranked' : null
}

/** The items just above and below in a ranking, nearest first. */
export function neighbours(
  { ranked }: Ranking,
  item: Item,
): { readonly above?: Ranked; readonly below?: Ranked } {
  const at = ranked.findIndex((each) => each.item === item)
  const [above, below] = at < 0 ? [undefined, undefined] : [ranked[at - 1], ranked[at + 1]]
  return { ...(above && { above }), ...(below && { below }) }
}
