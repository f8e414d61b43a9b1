import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byDelay, modelFor, planFor } from '../plan/backlog.js'
import { bestFor } from '../plan/best.js'
import { instance, setting } from '../plan/instances.js'
import { forecastOf } from './finished.js'

describe.each([
  ['that follows the ranking', planFor, 800],
  ['of greatest value', bestFor, 100],
] as const)('where every effort is one number, a plan %s', (_, planOf, numRuns) => {
  test('is its own forecast', () => {
    fc.assert(
      fc.property(setting, instance, (given, items) => {
        const plan = planOf(given, items)
        const forecast = forecastOf(modelFor(given, items), plan)
        expect(forecast.uncertain).toBe(0)
        expect(forecast.items.map(({ planned }) => planned)).toEqual(
          plan.periods.flatMap((period) => period.items),
        )
        for (const { p50, p85, onTime, planned } of forecast.items) {
          const { item, end } = planned
          expect([item.id, p50, p85, onTime]).toEqual([item.id, end, end, 1])
        }
        for (const { overflow } of forecast.teams)
          expect(overflow.filter((each) => each !== null && each !== 0)).toEqual([])
      }),
      { numRuns },
    )
  })

  test('meets the targets, within periods too, that it does not call late', () => {
    const dates = ['2027-01-20', '2027-02-14', '2027-05-05', '2027-08-01']
    fc.assert(
      fc.property(setting, instance, fc.infiniteStream(fc.nat(6)), (given, drawn, numbers) => {
        // What ships on a day takes from what was free on the days before, which a date by then does not.
        const open = drawn.filter(({ status }) => status !== 'shipped')
        const items = open.map((each) => {
          const due = each.hard === undefined ? dates[numbers.next().value!] : undefined
          const dependsOn = each.dependsOn?.filter((id) => open.some((other) => other.id === id))
          return { ...each, dependsOn: dependsOn ?? [], ...(due !== undefined && { due }) }
        })
        const plan = planOf(given, items)
        const late = new Set(plan.late.map(({ item }) => item.id))
        for (const { planned, byDue } of forecastOf(modelFor(given, items), plan).items)
          if (byDue !== null)
            expect([planned.item.id, byDue]).toEqual([
              planned.item.id,
              late.has(planned.item.id) ? 0 : 1,
            ])
      }),
      { numRuns },
    )
  })

  test('keeps its hard dates and agreed periods, and breaks those that it says it does', () => {
    fc.assert(
      fc.property(setting, instance, (given, items) => {
        const plan = planOf(given, items)
        const { commitments } = forecastOf(modelFor(given, items), plan)
        const broken = new Set(plan.broken.map(({ item }) => item.id))
        for (const { item, kept, limit } of commitments) {
          const isOverdue = limit.kind === 'agreed' && limit.isOverdue
          expect([item.id, kept]).toEqual([item.id, broken.has(item.id) || isOverdue ? 0 : 1])
        }
        expect(new Set(commitments.flatMap(({ item, end }) => (end ? [] : [item.id])))).toEqual(
          broken,
        )
      }),
      { numRuns },
    )
  })
})

// There a team may have done an item before the period that the plan promises it for.
test('a plan in the order of the cost of delay finishes nothing later than it says', () => {
  fc.assert(
    fc.property(setting, instance, (drawn, items) => {
      const given = { ...drawn, framework: byDelay }
      const plan = planFor(given, items)
      for (const { planned, onTime } of forecastOf(modelFor(given, items), plan).items)
        expect([planned.item.id, onTime]).toEqual([planned.item.id, 1])
    }),
    { numRuns: 800 },
  )
})
