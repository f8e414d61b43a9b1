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

test.for([
  ['follows the ranking', {}],
  ['counts the cost of delay', { framework: byDelay }],
] as const)(
  'where the plan %s, its commitments are planned alike without all that they do not need',
  ([_, more]) => {
    fc.assert(
      fc.property(setting, instance.map(withoutShippedParents), (drawn, all) => {
        const given: Setting = { ...drawn, ...more }
        const items = all.map(item)
        const containers = new Set(items.flatMap(({ parent }) => parent ?? []))
        const part = committedPart({ items, planning: planningFor(given) }, containers)
        const ids = new Set(part.items.map(({ id }) => id))
        const some = all.filter(({ id }) => ids.has(id))
        expect(commitments(modelFor(given, some))).toEqual(commitments(modelFor(given, all)))
      }),
      { numRuns: 1000 },
    )
  },
)
