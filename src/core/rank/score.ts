import type { Item } from '../backlog/item.js'
import { valueIn } from '../frameworks/formula/evaluate.js'
import { type Framework, sizeOf } from '../frameworks/framework.js'
import { eachChange } from './inputs.js'
import type { Standard } from './needs.js'
import type { Scored, Unscored } from './ranking.js'
import { type ScoreTable, tabulate } from './score-table.js'

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
  const unscored = tabulate(items, framework, standard, (table) => putScored(scored, table))
  return { scored, unscored }
}

/** Those of the items that have no score, in less time than the scores of the others take. */
export function unscoredItems(
  items: readonly Item[],
  framework: Framework,
  standard: Standard,
): readonly Unscored[] {
  return tabulate(items, framework, standard)
}

function putScored(scored: Scored[], { items, framework, needs, columns, made, rows }: ScoreTable) {
  const { scores, levels } = made
  const columnOf = (of: string, name: string) => columns({ kind: 'input', framework: of, name })
  const given = needs.inputs.map(({ name, framework: of, input }) => {
    return { name, values: columnOf(of, input.name) }
  })
  const size = sizeOf(framework)
  const sizes = size && columnOf(size.framework, size.input.name)
  const firstBuckets = framework.buckets.length ? levels[0] : undefined
  for (const row of rows) {
    const item = items[row]!
    const score = scores ? valueIn(scores, row) : null
    const inputs: Record<string, number> = {}
    for (const { name, values } of given) inputs[name] = values[row]!
    eachChange(item, needs, ({ name, framework: of, input }) => {
      inputs[name] = columnOf(of, input.name)[row]!
    })
    scored.push({
      item,
      score: score === null ? null : score + 0,
      bucket: firstBuckets?.nameOf(row) ?? null,
      size: sizes ? valueIn(sizes, row) : null,
      inputs,
      places: levels.length ? levels.flatMap((level) => level.placeOf(row)) : nowhere,
    })
  }
}
