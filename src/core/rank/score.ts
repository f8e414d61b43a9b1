import type { Item } from '../backlog/item.js'
import type { Estimate } from '../estimates/estimate.js'
import { pointValue } from '../estimates/point-value.js'
import { type Columns, valueIn } from '../frameworks/formula/evaluate.js'
import type { InputTerm } from '../frameworks/formula/expression.js'
import { whyNoNumber } from '../frameworks/formula/no-number.js'
import { type Framework, sizeOf } from '../frameworks/framework.js'
import { eachChange, estimateOf, missingOf } from './inputs.js'
import { type Need, type Needs, needsFor, type Standard } from './needs.js'
import type { Scored, Unscored } from './ranking.js'
import { scoreColumns } from './score-columns.js'

/** Bounds the memory of the columns: this many values at a time. */
const MOST_VALUES = 1_000_000
const MOST_ROWS = 16_384

const nowhere: readonly number[] = []

/** Items with their scores and those without. */
export interface Scores {
  readonly scored: readonly Scored[]
  readonly unscored: readonly Unscored[]
}

/**
 * The score of each item, in the order given. An item that says it is `unscored`, that lacks an
 * input, whose formula gives no number, or that is in no bucket of an order has none. No score
 * depends on another item.
 */
export function scoreItems(
  items: readonly Item[],
  framework: Framework,
  standard: Standard,
): Scores {
  const scored: Scored[] = []
  return { scored, unscored: scoreInto(scored, items, framework, standard) }
}

/** Those of the items that have no score, in a fraction of the time that the scores of the others take. */
export function unscoredItems(
  items: readonly Item[],
  framework: Framework,
  standard: Standard,
): readonly Unscored[] {
  return scoreInto(undefined, items, framework, standard)
}

function scoreInto(
  scored: Scored[] | undefined,
  items: readonly Item[],
  framework: Framework,
  { framework: standard }: Standard,
): Unscored[] {
  const needs = needsFor(framework, standard)
  const unscored: Unscored[] = []
  const ready: Item[] = []
  const unusable = framework.unusable && `${framework.name} ${framework.unusable.reason}`
  for (const item of items) {
    const missing = missingOf(item, needs)
    const reason = item.unscored ?? unusable ?? null
    if (missing.length || reason !== null) unscored.push({ item, missing, reason })
    else ready.push(item)
  }
  const rows = Math.min(MOST_ROWS, Math.ceil(MOST_VALUES / (framework.needs.length + 1)))
  for (let from = 0; from < ready.length; from += rows)
    scoreRows(ready.slice(from, from + rows), framework, needs, scored, unscored)
  return unscored
}

function scoreRows(
  items: readonly Item[],
  framework: Framework,
  needs: Needs,
  scored: Scored[] | undefined,
  unscored: Unscored[],
): void {
  const inputs = scored && items.map((): Record<string, number> => ({}))
  const columns = readColumns(items, needs, inputs)
  const { formula, scores, levels } = scoreColumns(framework, columns, items.length)
  const size = sizeOf(framework)
  const sizes = size && columns({ kind: 'input', framework: size.framework, name: size.input.name })
  const firstBuckets = framework.buckets.length ? levels[0] : undefined
  for (let row = 0; row < items.length; row++) {
    const item = items[row]!
    const score = scores ? valueIn(scores, row) : null
    const isOut = formula !== undefined && !Number.isFinite(score)
    const reason = isOut || levels.length ? whyNone(row, isOut) : undefined
    if (reason !== undefined) unscored.push({ item, missing: [], reason })
    else
      scored?.push({
        item,
        score: score === null ? null : score + 0,
        bucket: firstBuckets?.nameOf(row) ?? null,
        size: sizes ? valueIn(sizes, row) : null,
        inputs: inputs![row]!,
        places: levels.length ? levels.flatMap((level) => level.placeOf(row)) : nowhere,
      })
  }

  function whyNone(row: number, isOut: boolean): string | undefined {
    const value = ({ framework: of, name }: InputTerm) =>
      valueIn(columns({ kind: 'input', framework: of, name }), row)
    const why = isOut ? whyNoNumber(formula!, value) : undefined
    return (
      why ?? levels.map((level) => level.whyNone(row, value)).find((each) => each !== undefined)
    )
  }
}

/** The values of items by input, put into `inputs` too; a KPI that none of them names has its default for all. */
function readColumns(
  items: readonly Item[],
  needs: Needs,
  inputs: readonly Record<string, number>[] | undefined,
): Columns {
  const columns = new Map<string, Float64Array>()
  const column = ({ framework, input }: Need) => {
    const key = keyOf({ framework, name: input.name })
    const before = columns.get(key)
    if (before) return before
    const made = new Float64Array(items.length).fill(input.default ?? Number.NaN)
    columns.set(key, made)
    return made
  }
  const put = (need: Need, row: number, estimate: Estimate | undefined, values: Float64Array) => {
    const value = estimate ? pointValue(estimate) : need.input.default!
    values[row] = value
    if (inputs) inputs[row]![need.name] = value
  }
  const given = needs.inputs.map((need) => ({ need, values: column(need) }))
  for (let row = 0; row < items.length; row++) {
    const item = items[row]!
    for (const { need, values } of given) put(need, row, estimateOf(item, need), values)
    eachChange(item, needs, (need, estimate) => put(need, row, estimate, column(need)))
  }
  const standard = Float64Array.of(0)
  return (term) => columns.get(keyOf(term)) ?? standard
}

function keyOf({ framework, name }: Pick<InputTerm, 'framework' | 'name'>): string {
  return `${framework}.${name}`
}
