import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayNumber } from '../../../src/core/calendar/day.js'
import { type EffortDraws, effortDraws } from '../../../src/core/forecast/effort-draws.js'
import { type Job, jobsOf } from '../../../src/core/forecast/jobs.js'
import { runDraws } from '../../../src/core/forecast/run-draws.js'
import { newRoom, valueIn } from '../../../src/core/frameworks/formula/evaluate.js'
import { clockOf, timeOf } from '../../../src/core/plan/clock.js'
import { type PlanModel, periodOfDay } from '../../../src/core/plan/model.js'
import { sampleEstimate } from '../../../src/core/simulate/draw.js'
import { modelFor, planFor } from '../plan/backlog.js'
import { instance, setting } from '../plan/instances.js'
import { forecastOf } from './finished.js'
import { carriedOut } from './naive.js'
import { widened } from './ranges.js'

const DRAWS = 40

test('every draw is what carrying out the plan day by day comes to', () => {
  fc.assert(
    fc.property(setting, instance, fc.nat(1000), (given, items, seed) => {
      const model = widened(modelFor(given, items))
      const plan = planFor(given, items)
      const forecast = forecastOf(model, plan, { seed, draws: DRAWS })
      const byId = new Map(model.items.map((each) => [each.item.id, each]))
      const efforts = new Map<string, Float64Array>()
      const effortOf = (id: string, team: string | null, draw: number) => {
        const { estimate, place, limits } = model.estimateOf(byId.get(id)!)!.parts.get(team)!
        const key = `${id} ${place}`
        if (!efforts.has(key))
          efforts.set(
            key,
            sampleEstimate(estimate, limits, { item: id, place }, { seed, draws: DRAWS }),
          )
        return efforts.get(key)![draw]!
      }
      const draws = Array.from({ length: DRAWS }, (_, draw) =>
        carriedOut(model, plan, (id, team) => effortOf(id, team, draw)),
      )
      const share = (holds: (done: Map<string, number>) => boolean) =>
        forecast.uncertain > 0 ? draws.filter(holds).length / DRAWS : Number(holds(draws[0]!))
      for (const { planned, byPeriod, byDue } of forecast.items) {
        const { id, due } = planned.item
        for (const [period, probability] of byPeriod.entries())
          expect([id, period, probability]).toEqual([
            id,
            period,
            share((done) => periodOfDay(model, done.get(id)!) <= period),
          ])
        if (byDue !== null)
          expect([id, byDue]).toEqual([id, share((done) => done.get(id)! <= dayNumber(due!.date))])
      }
      for (const { item, limit, kept, end } of forecast.commitments) {
        if (end === null || (limit.kind === 'agreed' && limit.isOverdue)) continue
        const last =
          limit.kind === 'agreed'
            ? model.days[model.periods.findIndex(({ name }) => name === limit.period)]!.last
            : dayNumber(limit.date)
        expect([item.id, limit, kept]).toEqual([
          item.id,
          limit,
          share((done) => done.get(item.id)! <= last),
        ])
      }
    }),
    { numRuns: 200 },
  )
})

test('a forecast is the same in any order of the items, and for the same seed', () => {
  fc.assert(
    fc.property(setting, instance, fc.infiniteStream(fc.nat()), (given, items, numbers) => {
      const shuffled = items
        .map((item) => ({ item, key: numbers.next().value }))
        .sort((a, b) => a.key - b.key)
        .map(({ item }) => item)
      const of = (all: typeof items) =>
        forecastOf(widened(modelFor(given, all)), planFor(given, all), { draws: 50 })
      expect(of(shuffled)).toEqual(of(items))
    }),
  )
})

test('work of another team changes nothing', () => {
  fc.assert(
    fc.property(setting, instance, fc.integer({ min: 1, max: 20 }), (given, items, effort) => {
      const of = (all: typeof items) =>
        forecastOf(widened(modelFor(given, all)), planFor(given, all), { draws: 50 })
      const other = { id: 'other', team: 'other', effort, score: 6 }
      const [before, after] = [of(items), of([...items, other])]
      const known = (forecast: typeof before) =>
        new Map(
          forecast.items
            .filter(({ planned }) => planned.item.id !== 'other')
            .map(({ planned, byPeriod, byDue }) => [planned.item.id, [byPeriod, byDue]]),
        )
      expect(known(after)).toEqual(known(before))
      expect(after.commitments).toEqual(before.commitments)
    }),
  )
})

test('many draws in pieces come to what they do at once', () => {
  fc.assert(
    fc.property(setting, instance, (given, items) => {
      const model = widened(modelFor(given, items))
      const jobs = jobsOf(model, planFor(given, items))
      const countsOf = (most?: number) => {
        const steps = runDraws(model, jobs, { seed: 1, draws: 2500 }, most)
        for (;;) {
          const { done, value } = steps.next()
          if (!done) continue
          const { table, chains, ...counts } = value
          const named = [...chains].map(([place, own]) => [
            place,
            [...own].map(([chain, count]) => JSON.stringify([table.of(chain), count])).sort(),
          ])
          return { ...counts, named }
        }
      }
      expect(countsOf(1)).toEqual(countsOf())
    }),
    { numRuns: 30 },
  )
})

test('how often an item is on a chain is a share, and always for the item itself', () => {
  fc.assert(
    fc.property(setting, instance, (given, items) => {
      const model = widened(modelFor(given, items))
      for (const { item, chain } of forecastOf(model, planFor(given, items), { draws: 50 })
        .commitments) {
        if (!chain) continue
        const last = chain.links[chain.links.length - 1]!
        expect(last.item.id).toBe(item.id)
        for (const { criticality } of chain.links) {
          expect(criticality).toBeGreaterThanOrEqual(chain.share)
          expect(criticality).toBeLessThanOrEqual(1 + 1e-12)
        }
        if (!model.items.some(({ agreed }) => agreed !== null)) expect(last.criticality).toBe(1)
      }
    }),
  )
})

test('to shorten an item brings a commitment nearer in as many draws as it is on the chain', () => {
  const bounded = fc.record({
    web: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 4, maxLength: 4 }),
    api: fc.integer({ min: 1, max: 20 }),
  })
  fc.assert(
    fc.property(bounded, instance, (capacities, items) => {
      const given = { start: '2027-Q1', capacities }
      const model = widened(modelFor(given, items))
      const plan = planFor(given, items)
      const jobs = jobsOf(model, plan)
      const efforts = jobs.map(({ id, estimate }) =>
        effortDraws(id, estimate!, { seed: 1, draws: DRAWS }, newRoom),
      )
      for (const { item, chain } of forecastOf(model, plan, { draws: DRAWS }).commitments) {
        if (!chain) continue
        const target = jobs.findIndex(({ id }) => id === item.id)
        const waitedFor = new Set([target])
        for (const place of waitedFor) for (const each of jobs[place]!.after) waitedFor.add(each)
        for (const link of chain.links) {
          const place = jobs.findIndex(({ id }) => id === link.item.id)
          const nearer = Array.from({ length: DRAWS }, (_, draw) => draw).filter(
            (draw) =>
              endOf(model, jobs, efforts, target, draw, place) <
              endOf(model, jobs, efforts, target, draw) - 1e-9,
          )
          // What the commitment waits for is on the chain too where its own work does not matter.
          if (waitedFor.has(place))
            expect(link.criticality).toBeGreaterThanOrEqual(nearer.length / DRAWS - 1e-12)
          else expect(link.criticality).toBeCloseTo(nearer.length / DRAWS, 12)
        }
      }
    }),
    { numRuns: 200 },
  )
})

// When a job ends in a draw, one of them being a little shorter.
function endOf(
  model: PlanModel,
  jobs: readonly Job[],
  efforts: readonly EffortDraws[],
  target: number,
  draw: number,
  shorter?: number,
): number {
  const done = model.teams.map(() => 0)
  const ends: number[] = []
  for (const [place, { teams, after, agreed }] of jobs.entries()) {
    const begin = agreed === null ? 0 : model.days[agreed]!.first - model.days[0]!.first
    const worked = teams.map((team) => {
      const effort = valueIn(efforts[place]!.get(model.teams[team]!.team)!, draw)
      done[team]! += place === shorter ? effort * 0.9999 : effort
      return timeOf(clockOf(model, model.teams[team]!)!, done[team]!)
    })
    ends.push(Math.max(begin, ...worked, ...after.map((each) => ends[each]!)))
  }
  return ends[target]!
}
