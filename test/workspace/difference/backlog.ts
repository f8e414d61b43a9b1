import fc from 'fast-check'

/** A backlog as values, of which the files are written. */
export interface Model {
  readonly framework: 'rice' | 'growth' | 'kpi'
  readonly lift: number
  readonly capacity: Readonly<Record<string, number>>
  readonly reserve: number
  readonly anaCounts: number
  readonly kpis: readonly ModelKpi[]
  readonly items: readonly ModelItem[]
}

interface ModelKpi {
  readonly id: string
  readonly title: string
  readonly target: number
  readonly weight: number
  readonly value: number
}

export interface ModelItem {
  readonly id: string
  readonly title: string
  readonly was?: readonly string[]
  readonly status: string
  readonly team: string
  readonly effort: number
  readonly confidence: number
  readonly reach: number
  readonly lift: number
  readonly kpi: number
  readonly due?: string
  readonly hard?: string
  readonly period?: string
  readonly needs: readonly string[]
  readonly ana?: number
  /** Whether only raters say what its effort is. */
  readonly isRatedOnly?: true
  readonly notes?: string
}

const teams = ['web', 'pay']
const periods = ['2027-Q1', '2027-Q2', '2027-Q3', '2027-Q4']

/** Values are few, so that scores are often equal. */
export const item = (id: string): fc.Arbitrary<ModelItem> =>
  fc.record(
    {
      id: fc.constant(id),
      title: fc.constant(`Title of ${id}`),
      status: fc.constantFrom('candidate', 'candidate', 'planned', 'planned', 'in-progress'),
      team: fc.constantFrom(...teams),
      effort: fc.constantFrom(1, 2, 3, 4, 6),
      confidence: fc.constantFrom(0.5, 0.8, 1),
      reach: fc.constantFrom(100, 200, 300, 600),
      lift: fc.constantFrom(1, 2, 5),
      kpi: fc.constantFrom(1, 2, 3),
      due: fc.constantFrom('2027-03-01', '2027-05-15', '2027-11-30'),
      hard: fc.constantFrom('2027-06-30', '2027-11-30'),
      period: fc.constantFrom(...periods),
      needs: fc.constant([]),
      ana: fc.constantFrom(1, 2, 8),
    },
    {
      requiredKeys: [
        'id',
        'title',
        'status',
        'team',
        'effort',
        'confidence',
        'reach',
        'lift',
        'kpi',
        'needs',
      ],
    },
  )

// Bo estimates it as well.
const onlyRated = (id: string): fc.Arbitrary<ModelItem> =>
  fc
    .tuple(item(id), fc.constantFrom(1, 2, 8))
    .map(([each, ana]) => ({ ...each, ana, isRatedOnly: true }))

const kpi = (id: string): fc.Arbitrary<ModelKpi> =>
  fc.record({
    id: fc.constant(id),
    title: fc.constant(`Title of ${id}`),
    target: fc.constantFrom(60, 80, 100),
    weight: fc.constantFrom(1, 2),
    value: fc.constantFrom(45, 50, 59),
  })

export const model: fc.Arbitrary<Model> = fc
  .record({
    framework: fc.constantFrom('rice', 'growth', 'kpi'),
    lift: fc.constantFrom(1, 2),
    capacity: fc.record({ web: fc.constantFrom(4, 6, 9), pay: fc.constantFrom(4, 6, 9) }),
    reserve: fc.constantFrom(0, 0.2),
    anaCounts: fc.constantFrom(1, 4),
    kpis: fc.tuple(kpi('sales'), kpi('visits')),
    items: fc.integer({ min: 4, max: 14 }).chain((count) => {
      const ids = Array.from({ length: count }, (_, at) => `i${String(at).padStart(2, '0')}`)
      return fc.tuple(...ids.map((id, at) => (at % 3 === 0 ? onlyRated(id) : item(id))))
    }),
    links: fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { maxLength: 4 }),
  })
  .map(({ links, items, ...rest }) => ({ ...rest, items: linked(items, links) }))

// Each waits only for earlier ones, so that there is no circle.
function linked(
  items: readonly ModelItem[],
  links: readonly (readonly [number, number])[],
): ModelItem[] {
  return items.map((each, at) => {
    const targets = links.flatMap(([from, to]) => (from === at && to < at ? [items[to]!.id] : []))
    return { ...each, needs: [...new Set(targets)] }
  })
}

/** The files of a backlog by path. */
export function filesOf(of: Model): Record<string, string> {
  const { framework, lift, capacity, reserve, anaCounts, kpis, items } = of
  const config = {
    framework,
    teams: Object.fromEntries(Object.entries(capacity).map(([team, c]) => [team, { capacity: c }])),
    raters: { ana: { weight: anaCounts }, bo: { weight: 3 } },
    roadmap: { start: '2027-Q1', periods: 4, reserve },
  }
  const growth = {
    inputs: { lift: {}, effort: { above: 0 } },
    score: `${lift} * lift + 3 / effort`,
    size: 'effort',
  }
  const list = (values: readonly unknown[]) =>
    values.map((value) => `- ${JSON.stringify(value)}\n`).join('')
  const rated = items.filter(({ ana }) => ana !== undefined)
  const ratedOnly = items.filter((each) => each.isRatedOnly)
  return {
    'pm.yaml': JSON.stringify(config),
    'frameworks/growth.yaml': JSON.stringify(growth),
    'kpis.yaml': list(
      kpis.map(({ id, title, target, weight, value }) => ({
        id,
        title,
        baseline: 40,
        target,
        weight,
        history: [{ date: '2026-09-30', value }],
      })),
    ),
    'backlog.yaml': list(items.map(written)),
    ...(ratedOnly.length > 0 && {
      'estimates/bo.yaml': JSON.stringify({
        rater: 'bo',
        estimates: Object.fromEntries(ratedOnly.map(({ id }) => [id, { effort: 5 }])),
      }),
    }),
    ...(rated.length > 0 && {
      'estimates/ana.yaml': JSON.stringify({
        rater: 'ana',
        estimates: Object.fromEntries(rated.map(({ id, ana }) => [id, { effort: ana }])),
      }),
    }),
  }
}

function written(each: ModelItem) {
  const { reach, lift, kpi: change, needs, ana, isRatedOnly, effort, hard, ...rest } = each
  return {
    ...rest,
    ...(!isRatedOnly && { effort }),
    ...(hard !== undefined && { due: { date: hard, kind: 'hard' } }),
    rice: { reach, impact: 'high' },
    growth: { lift },
    kpis: { sales: change },
    ...(needs.length > 0 && { depends_on: needs }),
  }
}
