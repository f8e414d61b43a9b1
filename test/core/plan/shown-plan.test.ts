import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shownPlan } from '../../../src/core/plan/shown-plan.js'
import { matches } from '../../../src/core/rank/filter.js'
import { planFor } from './backlog.js'
import { instance, setting, teams } from './instances.js'

test('without a filter all of a plan is shown', () => {
  const plan = planFor({ start: '2027-Q1' }, [{ id: 'a', score: 1 }])
  expect(shownPlan(plan, [])).toBe(plan)
})

test('whatever is filtered, what is shown stands where the whole plan has it, and nothing that matches is lost', () => {
  const filter = fc.oneof(
    fc.record({
      field: fc.constant('team'),
      values: fc.subarray([...teams], { minLength: 1 }),
    }),
    fc.record({
      field: fc.constant('status'),
      values: fc.subarray(['planned', 'candidate', 'in-progress', 'idea'], { minLength: 1 }),
    }),
  )
  fc.assert(
    fc.property(setting, instance, fc.array(filter, { minLength: 1 }), (given, items, filters) => {
      const plan = planFor(given, items)
      const shown = shownPlan(plan, filters)
      const isShown = ({ item }: (typeof plan.unplanned)[number]) => matches(item, filters)
      plan.periods.forEach(({ items: all }, at) => {
        expect(shown.periods[at]!.items).toEqual(all.filter(({ item }) => matches(item, filters)))
      })
      expect(shown.unplanned).toEqual(plan.unplanned.filter(isShown))
      expect(shown.objective).toEqual(plan.objective)
      const ids = ({ items: all, links }: typeof plan.waits) =>
        links.map(({ from, to }) => `${all[from]!.item.id} ${all[to]!.item.id}`)
      const kept = plan.waits.links.filter(({ from, to }) =>
        [from, to].some((index) => matches(plan.waits.items[index]!.item, filters)),
      )
      expect(ids(shown.waits)).toEqual(ids({ ...plan.waits, links: kept }))
    }),
  )
})
