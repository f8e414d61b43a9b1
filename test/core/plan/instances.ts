import fc from 'fast-check'
import type { Setting, Written } from './backlog.js'

export const teams = ['web', 'api', 'ops'] as const
/** The periods of a year. */
export const names = ['2027-Q1', '2027-Q2', '2027-Q3', '2027-Q4']

type Effort = number | Record<string, number> | null

const seldom = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary })

// Dependencies and parents point at items before, so that there is no circle but those that only
// containers make, which must do no harm either.
export const instancesOf = ({ most = 24, least = 1, tiers = 1, worst = 0 }) =>
  fc
    .array(
      fc.record({
        status: fc.constantFrom(
          'planned' as const,
          'planned' as const,
          'planned' as const,
          'candidate' as const,
          'candidate' as const,
          'candidate' as const,
          'in-progress' as const,
          'idea' as const,
          'parked' as const,
          'shipped' as const,
        ),
        team: fc.constantFrom(...teams),
        effort: fc.oneof(
          { weight: 8, arbitrary: fc.integer({ min: 0, max: 12 }) },
          { weight: 4, arbitrary: fc.double({ min: 0.1, max: 30, noNaN: true }) },
          { weight: 4, arbitrary: fc.record({ web: fc.nat(6), api: fc.nat(6) }) },
          { weight: 1, arbitrary: fc.constant(null) },
        ) as fc.Arbitrary<Effort>,
        score: fc.option(fc.integer({ min: worst, max: 12 }), { freq: 8 }),
        tier: fc.nat(tiers - 1),
        hard: seldom(
          fc.constantFrom('2026-12-01', '2027-02-14', '2027-03-31', '2027-05-05', '2028-01-01'),
        ),
        worthless: seldom(
          fc.constantFrom('2026-12-01', '2027-02-20', '2027-05-05', '2027-06-30', '2028-01-01'),
        ),
        period: seldom(fc.constantFrom(...names, '2026-Q4')),
        dependsOn: fc.oneof(
          { weight: 3, arbitrary: fc.constant<number[]>([]) },
          { weight: 2, arbitrary: fc.array(fc.nat(40), { maxLength: 2 }) },
        ),
        parent: seldom(fc.nat(40)),
        shipped: fc.constantFrom('2026-11-30', '2027-02-01', '2027-02-20', '2027-05-05'),
      }),
      { minLength: least, maxLength: most },
    )
    .map((records) => records.map(write))

/** Any backlog of a few items. */
export const instance = instancesOf({})

function write(
  record: {
    status: NonNullable<Written['status']>
    team: string
    effort: Effort
    score: number | null
    tier: number
    hard: string | null
    period: string | null
    worthless: string | null
    dependsOn: number[]
    parent: number | null
    shipped: string
  },
  index: number,
): Written {
  const { status, team, effort, score, tier } = record
  const before = (at: number) => `i${at % index}`
  return {
    id: `i${index}`,
    status,
    team,
    effort,
    score,
    tier,
    ...(status === 'shipped' && { shipped: record.shipped }),
    ...(record.hard !== null && { hard: record.hard }),
    ...(record.period !== null && { period: record.period }),
    ...(record.worthless !== null && { worthless: record.worthless }),
    dependsOn: index === 0 ? [] : record.dependsOn.map(before),
    ...(index > 0 && record.parent !== null && { parent: before(record.parent) }),
  }
}

/** Any capacities of teams for so many times the work of a few items. */
export const settingsOf = (scale: number) =>
  fc
    .record({
      isDated: fc.boolean(),
      reserve: fc.constantFrom(0, 0.2),
      web: fc.array(fc.integer({ min: 0, max: 20 * scale }), { minLength: 4, maxLength: 4 }),
      api: fc.integer({ min: 0, max: 20 * scale }),
    })
    .map(
      ({ isDated, reserve, web, api }): Setting => ({
        ...(isDated && { start: '2027-Q1' }),
        reserve,
        capacities: { web: isDated ? web : web.slice(0, 3), api },
      }),
    )

export const setting = settingsOf(1)
