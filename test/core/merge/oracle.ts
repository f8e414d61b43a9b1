import { type Backlog, type FieldValue, type Item, isList, said } from './backlog.js'
import type { History } from './edits.js'

/** What a merge is to say, found out without any text: by what each item is, whatever it is called. */
export interface Expected {
  /** By uid, each item's fields where conflicts are resolved for one side; one that is gone there is missing. */
  readonly ours: ReadonlyMap<string, Said>
  readonly theirs: ReadonlyMap<string, Said>
  /** Uids of items with something in dispute. */
  readonly disputed: ReadonlySet<string>
  /** Comments that must be there, and those of what is not disputed, which must be there once. */
  readonly comments: readonly string[]
}

export type Said = Readonly<Record<string, FieldValue>>

interface Both<T> {
  readonly ours: T
  readonly theirs: T
}

export function expected({ base, ours, theirs }: History): Expected {
  const uids = new Set([...ours.items, ...theirs.items].map(({ uid }) => uid))
  const result = { ours: new Map<string, Said>(), theirs: new Map<string, Said>() }
  const disputed = new Set<string>()
  for (const uid of uids) {
    const [b, o, t] = [base, ours, theirs].map(({ items }) =>
      items.find((item) => item.uid === uid),
    )
    const merged = mergedItem(b && said(b), o && said(o), t && said(t))
    if (merged.ours) result.ours.set(uid, merged.ours)
    if (merged.theirs) result.theirs.set(uid, merged.theirs)
    if (!isEqual(merged.ours, merged.theirs)) disputed.add(uid)
  }
  return { ...result, disputed, comments: commentsOf({ base, ours, theirs }, result) }
}

function mergedItem(
  b: Said | undefined,
  o: Said | undefined,
  t: Said | undefined,
): Both<Said | undefined> {
  if (o && t) return b ? mergedFields(b, o, t) : { ours: o, theirs: t }
  const only = o ?? t
  if (!b) return { ours: only, theirs: only }
  return isEqual(b, only) ? { ours: undefined, theirs: undefined } : { ours: o, theirs: t }
}

function mergedFields(b: Said, o: Said, t: Said): Both<Said> {
  const names = [...new Set([...Object.keys(o), ...Object.keys(t)])]
  const merged = names.map((name) => [name, mergedValue(b[name], o[name], t[name])] as const)
  const of = (side: 'ours' | 'theirs') =>
    Object.fromEntries(
      merged.flatMap(([name, each]) => (each[side] === undefined ? [] : [[name, each[side]]])),
    )
  return { ours: of('ours'), theirs: of('theirs') }
}

function mergedValue(
  b: FieldValue | undefined,
  o: FieldValue | undefined,
  t: FieldValue | undefined,
): Both<FieldValue | undefined> {
  if (isEqual(o, t) || isEqual(t, b)) return { ours: o, theirs: o }
  if (isEqual(o, b)) return { ours: t, theirs: t }
  if (o === undefined || t === undefined || typeof o === 'string' || typeof t === 'string')
    return { ours: o, theirs: t }
  if (isList(o) && isList(t)) {
    const before = isList(b ?? '') ? (b as readonly string[]) : []
    const list = [...new Set([...o, ...t])].filter(
      (each) => !before.includes(each) || (o.includes(each) && t.includes(each)),
    )
    return { ours: list, theirs: list }
  }
  return mergedFields(b === undefined ? {} : (b as Said), o as Said, t as Said) as Both<FieldValue>
}

/** Whether two values are the same, lists taken as sets. */
export function isEqual(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b)
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${[...value].sort().join()}]`
  if (value === undefined) return 'nothing'
  if (typeof value !== 'object' || value === null) return JSON.stringify(String(value))
  const entries = Object.entries(value).map(([key, each]) => `${key}=${canonical(each)}`)
  return `{${entries.sort().join()}}`
}

function commentsOf(
  { base, ours, theirs }: History,
  result: Both<ReadonlyMap<string, Said>>,
): string[] {
  const slots = [base, ours, theirs].map((backlog) => commentSlots(backlog))
  const keys = new Set(slots.flatMap((each) => [...each.keys()]))
  return [...keys].flatMap((key) => {
    const [uid, field] = JSON.parse(key) as [string, string?]
    const item = result.ours.get(uid) ?? result.theirs.get(uid)
    if (uid && (!item || (field && item[field] === undefined))) return []
    const [b, o, t] = slots.map((each) => each.get(key))
    if (o === t || t === b) return o ?? []
    if (o === b) return t ?? []
    return [o ?? [], t ?? []].flat()
  })
}

function commentSlots({ head, items, tail }: Backlog): ReadonlyMap<string, string> {
  const slots = new Map<string, string>()
  const put = (at: readonly string[], text: string | undefined) => {
    if (text) slots.set(JSON.stringify(at), text)
  }
  put(['', 'head'], head)
  put(['', 'tail'], tail)
  for (const { uid, above, below, fields } of items as readonly Item[]) {
    put([uid, '', 'above'], above)
    put([uid, '', 'below'], below)
    for (const { name, above, end } of fields) {
      put([uid, name, 'above'], above)
      put([uid, name, 'end'], end)
    }
  }
  return slots
}
