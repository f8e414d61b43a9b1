import type { Item } from '../backlog/item.js'
import type { Estimate } from '../estimates/estimate.js'
import { pointValue } from '../estimates/point-value.js'
import { type Columns, valueIn } from '../frameworks/formula/evaluate.js'
import type { InputTerm } from '../frameworks/formula/expression.js'
import { whyNoNumber } from '../frameworks/formula/no-number.js'
import type { Framework } from '../frameworks/framework.js'
import { eachChange, estimatesFor, missingOf } from './inputs.js'
import { type Need, type Needs, needsFor, type Standard } from './needs.js'
import type { Unscored } from './ranking.js'
import { type ScoredRows, scoreColumns } from './score-columns.js'

/** Bounds the memory of the columns: this many values at a time, and so many are kept. */
const MOST_VALUES = 1_000_000
const MOST_ROWS = 16_384

/** Items that lack nothing with their inputs by column, and what the framework makes of them. */
export interface ScoreTable {
  readonly items: readonly Item[]
  readonly framework: Framework
  readonly needs: Needs
  readonly columns: Columns
  readonly made: ScoredRows
  /** Those that have a score or a bucket. */
  readonly rows: readonly number[]
}

interface Tabulated {
  readonly tables: readonly ScoreTable[]
  readonly unscored: readonly Unscored[]
}

/** An item that lacks nothing, with what it gives for the inputs that are no KPI's. */
interface Ready {
  readonly item: Item
  readonly given: readonly (Estimate | undefined)[]
}

// What checks ask of a whole backlog is asked again by its ranking.
const known = new WeakMap<readonly Item[], WeakMap<Framework, WeakMap<Framework, Tabulated>>>()

/**
 * Those of the items that have no score, in order; `visit` is shown the others in tables, whose rows are in the order
 * given. No score depends on another item.
 */
export function tabulate(
  items: readonly Item[],
  framework: Framework,
  { framework: standard }: Standard,
  visit: (table: ScoreTable) => void = () => {},
): readonly Unscored[] {
  const before = known.get(items)?.get(framework)?.get(standard)
  if (before) {
    before.tables.forEach(visit)
    return before.unscored
  }
  const needs = needsFor(framework, standard)
  const unscored: Unscored[] = []
  const ready: Ready[] = []
  const unusable = framework.unusable && `${framework.name} ${framework.unusable.reason}`
  for (const item of items) {
    const given = estimatesFor(item, needs)
    const missing = missingOf(item, needs, given)
    const reason = item.unscored ?? unusable ?? null
    if (missing.length || reason !== null) unscored.push({ item, missing, reason })
    else ready.push({ item, given })
  }
  const perRow = framework.needs.length + 1
  const rows = Math.min(MOST_ROWS, Math.ceil(MOST_VALUES / perRow))
  const tables: ScoreTable[] = []
  const keeps = ready.length * perRow <= MOST_VALUES
  for (let from = 0; from < ready.length; from += rows) {
    const table = tableOf(ready.slice(from, from + rows), framework, needs, unscored)
    visit(table)
    if (keeps) tables.push(table)
  }
  if (keeps) keep(items, framework, standard, { tables, unscored })
  return unscored
}

function keep(
  items: readonly Item[],
  framework: Framework,
  standard: Framework,
  made: Tabulated,
): void {
  const ofItems = known.get(items) ?? new WeakMap<Framework, WeakMap<Framework, Tabulated>>()
  const ofFramework = ofItems.get(framework) ?? new WeakMap<Framework, Tabulated>()
  known.set(items, ofItems.set(framework, ofFramework.set(standard, made)))
}

function tableOf(
  ready: readonly Ready[],
  framework: Framework,
  needs: Needs,
  unscored: Unscored[],
): ScoreTable {
  const items = ready.map(({ item }) => item)
  const columns = readColumns(ready, needs)
  const made = scoreColumns(framework, columns, items.length)
  const { formula, scores, levels } = made
  const rows: number[] = []
  for (let row = 0; row < items.length; row++) {
    const isOut = formula !== undefined && !Number.isFinite(scores && valueIn(scores, row))
    const reason = isOut || levels.length ? whyNone(row, isOut) : undefined
    if (reason !== undefined) unscored.push({ item: items[row]!, missing: [], reason })
    else rows.push(row)
  }
  return { items, framework, needs, columns, made, rows }

  function whyNone(row: number, isOut: boolean): string | undefined {
    const value = ({ framework: of, name }: InputTerm) =>
      valueIn(columns({ kind: 'input', framework: of, name }), row)
    const why = isOut ? whyNoNumber(formula!, value) : undefined
    return (
      why ?? levels.map((level) => level.whyNone(row, value)).find((each) => each !== undefined)
    )
  }
}

/** The values of items by input; a KPI that none of them names has its default for all. */
function readColumns(ready: readonly Ready[], needs: Needs): Columns {
  const columns = new Map<string, Float64Array>()
  const column = ({ framework, input }: Need) => {
    const key = keyOf({ framework, name: input.name })
    const before = columns.get(key)
    if (before) return before
    const made = new Float64Array(ready.length).fill(input.default ?? Number.NaN)
    columns.set(key, made)
    return made
  }
  for (const [index, need] of needs.inputs.entries()) {
    const values = column(need)
    for (let row = 0; row < ready.length; row++) {
      const estimate = ready[row]!.given[index]
      values[row] = estimate ? pointValue(estimate) : need.input.default!
    }
  }
  if (needs.changes.size)
    for (let row = 0; row < ready.length; row++)
      eachChange(ready[row]!.item, needs, (need, estimate) => {
        column(need)[row] = pointValue(estimate)
      })
  const standard = Float64Array.of(0)
  return (term) => columns.get(keyOf(term)) ?? standard
}

function keyOf({ framework, name }: Pick<InputTerm, 'framework' | 'name'>): string {
  return `${framework}.${name}`
}
