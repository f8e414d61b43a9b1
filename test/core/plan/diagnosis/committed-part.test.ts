import fc from 'fast-check'
import { expect, test } from 'vitest'
import { committedPart } from '../../../../src/core/plan/diagnosis/committed-part.js'
import { isBinding } from '../../../../src/core/plan/diagnosis/trials.js'
import { follow } from '../../../../src/core/plan/follow.js'
import type { PlanModel } from '../../../../src/core/plan/model.js'
import { byDelay, item, modelFor, planningFor, type Setting, type Written } from '../backlog.js'
import { instance, setting } from '../instances.js'

/** By id the day on which each commitment finishes. */
function commitments(model: PlanModel): Record<string, number | null> {
  const { finish } = follow(model)
  return Object.fromEntries(
    model.items.flatMap((each, index) =>
      isBinding(each) ? [[each.item.id, finish[index] ?? null]] : [],
    ),
  )
}

// What groups others and shipped counts as no work, which a part of the items alone would not tell.
function withoutShippedParents(all: readonly Written[]): Written[] {
  const shipped = new Set(all.flatMap(({ id, status }) => (status === 'shipped' ? id : [])))
  return all.map(({ parent, ...rest }) =>
    parent === undefined || shipped.has(parent) ? rest : { ...rest, parent },
  )
}

/** By id whether each commitment is kept. */
function kept(model: PlanModel): Record<string, boolean> {
  const finished = Object.entries(commitments(model))
  return Object.fromEntries(finished.map(([id, day]) => [id, day !== null]))
}

// By cost of delay one may finish sooner because of what it does not need: that takes part in the order of its team.
test.for([
  ['follows the ranking', {}, commitments],
  ['counts the cost of delay', { framework: byDelay }, kept],
] as const)(
  'where the plan %s, its commitments are planned alike without all that they do not need',
  ([_, more, shown]) => {
    fc.assert(
      fc.property(setting, instance.map(withoutShippedParents), (drawn, all) => {
        const given: Setting = { ...drawn, ...more }
        const items = all.map(item)
        const containers = new Set(items.flatMap(({ parent }) => parent ?? []))
        const part = committedPart({ items, planning: planningFor(given) }, containers)
        const ids = new Set(part.items.map(({ id }) => id))
        const some = all.filter(({ id }) => ids.has(id))
        expect(shown(modelFor(given, some))).toEqual(shown(modelFor(given, all)))
      }),
      { numRuns: 1500 },
    )
  },
)
