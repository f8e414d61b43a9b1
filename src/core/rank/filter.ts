import type { Item } from '../backlog/item.js'

/** A condition on items; several are all to hold, the values of one are alternatives. */
export interface Filter {
  /** A field of the item, or of its `fields`, as `arr` or `fields.arr`. */
  readonly field: string
  readonly values: readonly string[]
}

const own: Readonly<Record<string, (item: Item) => readonly (string | undefined)[]>> = {
  id: (item) => [item.id],
  title: (item) => [item.title],
  status: (item) => [item.status],
  team: (item) => [item.team, ...Object.keys(item.effortByTeam ?? {})],
  owner: (item) => [item.owner],
  tag: (item) => item.tags,
  tags: (item) => item.tags,
  parent: (item) => [item.parent],
  period: (item) => [item.period?.in],
  due: (item) => [item.due?.date],
  depends_on: (item) => item.dependsOn,
  kpi: (item) => Object.keys(item.kpis),
  kpis: (item) => Object.keys(item.kpis),
}

/** Names that a filter may use: the item's own fields and those that some item has under `fields`. */
export function filterFields(items: readonly Item[]): string[] {
  const custom = new Set(items.flatMap((item) => Object.keys(item.plain.fields ?? {})))
  return [...new Set([...Object.keys(own), ...custom])].sort()
}

/** Whether an item meets every filter. Texts are compared as they are written. */
export function matches(item: Item, filters: readonly Filter[]): boolean {
  return filters.every(({ field, values }) =>
    valuesOf(item, field).some((value) => values.includes(value)),
  )
}

/** What an item has in a field that a filter may name. */
export function valuesOf(item: Item, field: string): readonly string[] {
  const of = Object.hasOwn(own, field) ? own[field] : undefined
  const given = of ? of(item) : custom(item, field.replace(/^fields\./, ''))
  return given.filter((value) => value !== undefined)
}

function custom({ plain }: Item, name: string): readonly string[] {
  const value = Object.hasOwn(plain.fields ?? {}, name) ? plain.fields?.[name] : undefined
  return value === undefined ? [] : Array.isArray(value) ? value : [String(value)]
}
