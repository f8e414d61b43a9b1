import fc from 'fast-check'
import { item, type Model, type ModelItem } from './backlog.js'

/** One edit of a backlog, of one subject: a setting, a framework, a KPI, an item or what a rater says of one. */
export interface ModelEdit {
  /** `configuration teams.web`, `kpi sales`, `item i03`, `estimates i03`. */
  readonly subject: string
  /** What sort of edit it is. */
  readonly kind: EditKind
  apply(model: Model): Model
}

/** Every sort of edit. */
export const editKinds = [
  'field',
  'dependency',
  'addition',
  'removal',
  'rating',
  'framework',
  'formula',
  'reserve',
  'weight of a rater',
  'capacity',
  'KPI',
] as const

type EditKind = (typeof editKinds)[number] | 'idle'

/** Edits that may have an effect. */
export const edit = (of: Model): fc.Arbitrary<ModelEdit> =>
  fc.oneof(
    { weight: 6, arbitrary: itemEdit(of) },
    { weight: 2, arbitrary: dependency(of) },
    { weight: 1, arbitrary: addition() },
    { weight: 1, arbitrary: removal(of) },
    { weight: 2, arbitrary: rating(of) },
    { weight: 3, arbitrary: settingEdit() },
    { weight: 1, arbitrary: kpiEdit() },
  )

const fields = [
  'status',
  'team',
  'effort',
  'confidence',
  'reach',
  'lift',
  'kpi',
  'due',
  'hard',
  'period',
]

function itemEdit({ items }: Model): fc.Arbitrary<ModelEdit> {
  const any = fc.tuple(fc.constantFrom(...items), item('any'))
  return fc
    .tuple(any, fc.subarray(fields, { minLength: 1, maxLength: 3 }))
    .map(([[at, to], of]) => {
      const values = Object.fromEntries(of.map((field) => [field, to[field as keyof ModelItem]]))
      return {
        subject: `item ${at.id}`,
        kind: 'field',
        apply: (model) => withItem(model, at.id, (each) => given({ ...each, ...values })),
      }
    })
}

// Each waits only for earlier ones, so that there is no circle.
function dependency({ items }: Model): fc.Arbitrary<ModelEdit> {
  return fc.tuple(fc.integer({ min: 1, max: items.length - 1 }), fc.nat()).map(([at, other]) => {
    const { id, needs } = items[at]!
    const to = items[other % at]!.id
    const links = needs.includes(to) ? needs.filter((each) => each !== to) : [...needs, to]
    return {
      subject: `item ${id}`,
      kind: 'dependency',
      apply: (model) => withItem(model, id, (each) => ({ ...each, needs: links })),
    }
  })
}

function given(each: ModelItem): ModelItem {
  return Object.fromEntries(
    Object.entries(each).filter(([, value]) => value !== undefined),
  ) as unknown as ModelItem
}

function withItem(model: Model, id: string, change: (item: ModelItem) => ModelItem): Model {
  return { ...model, items: model.items.map((each) => (each.id === id ? change(each) : each)) }
}

function addition(): fc.Arbitrary<ModelEdit> {
  return item('new').map((added) => ({
    subject: 'item new',
    kind: 'addition',
    apply: (model) => ({ ...model, items: [...model.items, given({ ...added, ana: undefined! })] }),
  }))
}

// What others depend on stays, for without it they would have an error.
function removal({ items }: Model): fc.Arbitrary<ModelEdit> {
  const needed = new Set(items.flatMap(({ needs }) => needs))
  const free = items.filter(({ id }) => !needed.has(id))
  return fc.constantFrom(...free).map(({ id }) => ({
    subject: `item ${id}`,
    kind: 'removal',
    apply: (model) => ({ ...model, items: model.items.filter((each) => each.id !== id) }),
  }))
}

// What only raters estimate stays estimated, for without it the item would have an error.
function rating({ items }: Model): fc.Arbitrary<ModelEdit> {
  return fc
    .tuple(fc.constantFrom(...items), fc.option(fc.constantFrom(1, 3, 9), { nil: undefined }))
    .map(([{ id, isRatedOnly }, ana]) => ({
      subject: `estimates ${id}`,
      kind: 'rating',
      apply: (model) =>
        withItem(model, id, (each) =>
          given({ ...each, ana: ana ?? (isRatedOnly ? 2 : undefined!) }),
        ),
    }))
}

function settingEdit(): fc.Arbitrary<ModelEdit> {
  const set = (kind: EditKind, subject: string, change: Partial<Model>): ModelEdit => ({
    subject: `configuration ${subject}`,
    kind,
    apply: (model) => ({ ...model, ...change }),
  })
  return fc.oneof(
    fc
      .constantFrom('rice' as const, 'growth' as const, 'kpi' as const)
      .map((framework) => set('framework', 'framework', { framework })),
    fc.constantFrom(0, 5).map((lift) => set('formula', 'frameworks.growth.score', { lift })),
    fc.constantFrom(0, 0.5).map((reserve) => set('reserve', 'roadmap.reserve', { reserve })),
    fc
      .constantFrom(1, 5)
      .map((anaCounts) => set('weight of a rater', 'raters.ana.weight', { anaCounts })),
    fc.tuple(fc.constantFrom('web', 'pay'), fc.constantFrom(2, 5, 12)).map(([team, capacity]) => ({
      subject: `configuration teams.${team}.capacity`,
      kind: 'capacity' as const,
      apply: (model: Model) => ({ ...model, capacity: { ...model.capacity, [team]: capacity } }),
    })),
  )
}

function kpiEdit(): fc.Arbitrary<ModelEdit> {
  return fc
    .tuple(
      fc.constantFrom('sales', 'visits'),
      fc.constantFrom({ target: 70 }, { weight: 4 }, { value: 58 }),
    )
    .map(([id, change]) => ({
      subject: `kpi ${id}`,
      kind: 'KPI',
      apply: (model) => ({
        ...model,
        kpis: model.kpis.map((each) => (each.id === id ? { ...each, ...change } : each)),
      }),
    }))
}

/** Edits that change what nothing is computed from. */
export const idle = ({ items }: Model): fc.Arbitrary<ModelEdit> =>
  fc.oneof(
    fc.constantFrom(...items).map(({ id }) => ({
      subject: `item ${id}`,
      kind: 'idle' as const,
      apply: (model: Model) =>
        withItem(model, id, (each) => ({ ...each, title: 'Other', notes: 'Said in a meeting' })),
    })),
    fc.constantFrom('sales', 'visits').map((id) => ({
      subject: `kpi ${id}`,
      kind: 'idle' as const,
      apply: (model: Model) => ({
        ...model,
        kpis: model.kpis.map((each) => (each.id === id ? { ...each, title: 'Other' } : each)),
      }),
    })),
  )
