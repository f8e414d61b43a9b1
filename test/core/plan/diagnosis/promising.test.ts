import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundIn, placed, promising } from '../../../../src/core/plan/diagnosis/promising.js'
import { isBinding } from '../../../../src/core/plan/diagnosis/trials.js'
import { follow } from '../../../../src/core/plan/follow.js'
import { byDelay, item, modelFor, type Setting, type Written } from '../backlog.js'
import { instance, setting } from '../instances.js'

const dates = ['2026-12-01', '2027-02-14', '2027-05-05', '2028-01-01']

const target = fc.record({ at: fc.nat(40), date: fc.constantFrom(...dates) })

// By cost of delay one may finish sooner because of what is placed after it.
test.for([
  ['follows the ranking', {}, (day: number | null) => day],
  ['counts the cost of delay', { framework: byDelay }, (day: number | null) => day !== null],
] as const)(
  'where the plan %s, to promise a target plans what is promised as reading all again does',
  ([_, more, shown]) => {
    let tried = 0
    fc.assert(
      fc.property(setting, instance, target, (drawn, all, { at, date }) => {
        const given: Setting = { ...drawn, ...more }
        const { id } = all[at % all.length]!
        const dated = (due: Partial<Written>) =>
          all.map(({ hard, ...rest }): Written => {
            const promise = hard === undefined ? {} : { hard }
            return { ...rest, ...(rest.id === id ? due : promise) }
          })
        const promises = dated({ hard: date })
        const model = modelFor(given, dated({ due: date }))
        const index = model.items.findIndex((each) => !each.isGate && each.item.id === id)
        if (index < 0) return
        tried++
        const promised = item(promises.find((each) => each.id === id)!)
        const bound = promising(boundIn(model), index, promised)
        const days = placed(bound)
        const found = bound.sequence.map((each) => [
          bound.model.items[each]!.item.id,
          shown(days[each]!),
        ])
        const again = modelFor(given, promises)
        const { finish } = follow(again)
        const expected = again.items.flatMap((each, place) =>
          isBinding(each) ? [[each.item.id, shown(finish[place]!)]] : [],
        )
        expect(found).toEqual(expected)
      }),
      { numRuns: 1500 },
    )
    expect(tried).toBeGreaterThan(500)
  },
)
