import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mayDiffer } from '../../../src/core/plan/may-differ.js'
import { type Outline, outlineOf, type Places } from '../../../src/core/plan/outline.js'
import type { PlannedBacklog } from '../../../src/core/plan/plan-backlog.js'
import {
  byDelay,
  item,
  planningFor,
  rankingOf,
  type Setting,
  scored,
  type Written,
} from './backlog.js'
import { instancesOf, settingsOf } from './instances.js'

function backlogOf(setting: Setting, all: readonly Written[]): PlannedBacklog {
  return {
    items: all.map(item),
    containers: new Set(all.flatMap(({ parent }) => parent ?? [])),
    framework: setting.framework ?? scored,
    frameworks: new Map(),
    planning: planningFor(setting),
    units: undefined,
  }
}

function planned(setting: Setting, all: readonly Written[]): Outline {
  const backlog = backlogOf(setting, all)
  return outlineOf(backlog, rankingOf(all, backlog.framework))
}

function withItems(
  before: Places,
  setting: Setting,
  all: readonly Written[],
  at: readonly number[],
) {
  const { ranked } = rankingOf(all, setting.framework)
  const rows = new Map(ranked.map((each, row) => [each.item.id, row]))
  const exchanges = at.map((index) => {
    const row = rows.get(all[index]!.id)
    return { item: item(all[index]!), scored: row === undefined ? undefined : ranked[row] }
  })
  return before.with(exchanges, (id) => rows.get(id))
}

function outcomes(places: Places, all: readonly Written[]) {
  return all.map(({ id }) => [id, places.endOf(id), places.isLate(id)])
}

// The items that stand elsewhere or are late in one plan only, and of which that is not told.
function otherThan(one: Places, other: Places, all: readonly Written[]) {
  const told = new Set(mayDiffer(one, other))
  return all.filter(({ id }) => {
    const isSame = one.endOf(id) === other.endOf(id) && one.isLate(id) === other.isLate(id)
    return !isSame && !told.has(id)
  })
}

const dates = [undefined, '2027-01-20', '2027-02-14', '2027-05-05', '2027-08-01']

// Of each item another one with the same id and links.
const edited = instancesOf({ most: 30, least: 2, worst: -2 }).chain((items) =>
  fc.record({
    items: fc.constant(items),
    others: instancesOf({ most: items.length, least: items.length, worst: -2 }),
    due: fc.array(fc.constantFrom(...dates), { minLength: items.length, maxLength: items.length }),
    at: fc.uniqueArray(fc.nat(items.length - 1), { minLength: 1, maxLength: 3 }),
  }),
)

function links({ id, dependsOn, parent }: Written) {
  return { id, ...(dependsOn && { dependsOn }), ...(parent !== undefined && { parent }) }
}

function dated(written: Written, due: string | undefined): Written {
  return due === undefined || written.hard !== undefined ? written : { ...written, due }
}

describe('a plan with some items exchanged', () => {
  test('is that of planning all of it again', () => {
    let [partly, wholly, taken, turns] = [0, 0, 0, 0]
    fc.assert(
      fc.property(settingsOf(2), edited, (setting, { items: given, others, due, at }) => {
        const items = given.map((each, index) => dated(each, due[index]))
        const after = items.map((each, index) => {
          if (!at.includes(index)) return each
          const { dependsOn, parent, ...other } = others[index]!
          return dated({ ...other, ...links(each) }, due[(index + 1) % due.length])
        })
        const before = planned(setting, items)
        const again = withItems(before, setting, after, at)
        if (!again) {
          wholly++
          return
        }
        partly++
        taken += again.taken
        turns += items.length
        const whole = planned(setting, after)
        expect(outcomes(again.places, after)).toEqual(outcomes(whole, after))
        expect(otherThan(before, again.places, after)).toEqual([])
        const back = withItems(again.places, setting, items, at)
        if (!back) return
        expect(outcomes(back.places, items)).toEqual(outcomes(before, items))
        expect(otherThan(back.places, again.places, items)).toEqual([])
      }),
      { numRuns: 1000, seed: 1 },
    )
    expect(partly).toBeGreaterThan(100)
    expect(wholly).toBeGreaterThan(100)
    expect(taken).toBeLessThan(turns * 0.8)
  })

  test('leaves the plan of other teams alone', () => {
    const items = Array.from({ length: 60 }, (_, at): Written => {
      return { id: `i${at}`, team: at % 3 ? 'web' : 'api', effort: 3, score: 100 - at }
    })
    const setting = { start: '2027-Q1', capacities: { web: 30, api: 15 } }
    const after = items.map((each) => (each.id === 'i0' ? { ...each, score: 1 } : each))
    const { places, taken } = withItems(planned(setting, items), setting, after, [0])!
    expect(outcomes(places, after)).toEqual(outcomes(planned(setting, after), after))
    expect(taken).toBeLessThanOrEqual(20)
  })

  test('is not made in part where delay decides on the order', () => {
    const items = [
      { id: 'a', score: 2 },
      { id: 'b', score: 1 },
    ]
    const setting = { start: '2027-Q1', framework: byDelay }
    expect(withItems(planned(setting, items), setting, items, [0])).toBeUndefined()
  })
})
