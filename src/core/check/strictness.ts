import type { Item } from '../backlog/item.js'
import type { InputTerm } from '../frameworks/formula/expression.js'
import { inputsAtFault } from '../frameworks/formula/no-number.js'
import { scoreOf } from '../frameworks/framework.js'
import { problem, type Report } from '../problems/problem.js'
import { inputValues, placeOfInput } from '../rank/input-values.js'
import { rankableItems } from '../rank/rankable.js'
import { unscoredItems } from '../rank/score.js'
import type { Place } from '../yaml/source.js'
import type { Backlog } from './backlog.js'
import { inItem, placeOf } from './places.js'

type Term = Pick<InputTerm, 'framework' | 'name'>
type Known = Pick<Backlog, 'items' | 'containers' | 'framework'>

/** What keeps an item from a score by the default framework: an error once it is planned, a warning before. */
export function checkStrictness({ items, containers, framework }: Known, report: Report): void {
  const rankable = rankableItems(items, containers)
  for (const { item, missing, reason } of unscoredItems(rankable, framework, { framework })) {
    if (item.status === 'idea') continue
    const isUnscored = item.unscored !== undefined
    if (isUnscored && (!missing.length || hasWorkLeft(item))) continue
    const place = missing.length ? placeOf(item, 'id') : placeOfFault(item, { framework })
    const args = {
      id: item.id,
      missing,
      framework: framework.name,
      ...(isUnscored
        ? { isUnscored: true as const }
        : missing.length === 0 && reason !== null && { reason }),
    }
    report(
      item.status === 'candidate'
        ? problem('unscored-candidate', inItem(item, place), args)
        : problem('unscored-planned', inItem(item, place), { ...args, status: item.status }),
    )
  }
}

// The plan counts that in place of the effort.
function hasWorkLeft({ status, remaining }: Item): boolean {
  return status === 'in-progress' && remaining !== undefined
}

/** Where the one input stands that leaves a formula without a number; the item's start where several do. */
function placeOfFault(item: Item, { framework }: Pick<Known, 'framework'>): Place {
  const formula = scoreOf(framework)
  const given = formula ? inputValues(item, framework, { framework }) : []
  const givenFor = (term: Term) =>
    given.find(({ need }) => need.framework === term.framework && need.input.name === term.name)
  const value = (term: Term) => givenFor(term)?.value ?? 0
  const [first, ...others] = formula ? inputsAtFault(formula, value) : []
  const to = first && !others.length ? givenFor(first) : undefined
  return (to && placeOfInput(item, to)) ?? placeOf(item, 'id')
}
