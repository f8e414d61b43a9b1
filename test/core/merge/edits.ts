import fc from 'fast-check'
import { type Draw, drawing } from '../yaml/mutate.js'
import type { Backlog, Field, FieldValue, Item } from './backlog.js'

/** A base and what two people made of it. */
export interface History {
  readonly base: Backlog
  readonly ours: Backlog
  readonly theirs: Backlog
}

const words = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta']
const scalars = ['title', 'status', 'owner', 'effort', 'notes'] as const
const lists = ['tags', 'depends_on'] as const
const blocks = ['rice', 'wsjf'] as const
const inputs = ['reach', 'impact', 'confidence']

/** Random backlogs of some items with two random series of edits. */
export const histories: fc.Arbitrary<History> = fc
  .record({
    seed: fc.nat({ max: 0xffff_ffff }),
    items: fc.nat({ max: 8 }),
    ours: fc.integer({ min: 1, max: 8 }),
    theirs: fc.integer({ min: 1, max: 8 }),
  })
  .map(({ seed, items, ours, theirs }) => {
    const draw = drawing(seed)
    const base: Backlog = {
      isWrapped: draw(2) === 0,
      head: draw(2) ? 'the head' : undefined,
      items: Array.from({ length: items }, (_, number) => newItem(`base-${number}`, 'base', draw)),
      tail: draw(2) ? 'the tail' : undefined,
    }
    const by = (name: string, count: number) => edited(base, name, count, draw)
    return { base, ours: by('ours', ours), theirs: by('theirs', theirs) }
  })

function newItem(uid: string, by: string, draw: Draw): Item {
  const isFlow = draw(4) === 0
  const comment = (what: string) =>
    !isFlow && draw(4) === 0 ? `${what} of ${uid} by ${by}` : undefined
  const names = [...scalars, ...lists, ...blocks].filter((name) => name !== 'title' && draw(3) > 0)
  const fields = ['id', 'title', ...names].map(
    (name): Field => ({
      name,
      value: name === 'id' ? uid : valueFor(name, draw),
      style: isFlow || name === 'id' || draw(3) > 0 ? 'plain' : 'long',
      above: name === 'id' ? undefined : comment(`above ${name}`),
      end: comment(`end of ${name}`),
    }),
  )
  const above = draw(4) === 0 ? `above ${uid} by ${by}` : undefined
  return { uid, above, below: comment('below'), isFlow, fields: fields.map(fitting) }
}

// A literal text has no comment behind it.
function fitting(field: Field): Field {
  return field.style === 'long' && typeof field.value === 'string'
    ? { ...field, end: undefined }
    : field
}

function valueFor(name: string, draw: Draw): FieldValue {
  if (lists.includes(name as never))
    return words
      .filter(() => draw(2) === 0)
      .slice(0, 4)
      .concat('always')
  if (blocks.includes(name as never))
    return Object.fromEntries(
      ['user', ...inputs.filter(() => draw(2))].map((key) => [key, `${draw(9)}`]),
    )
  if (name === 'effort') return `${1 + draw(9)} to ${10 + draw(9)}`
  return `${words[draw(words.length)]} ${words[draw(words.length)]}`
}

function edited(base: Backlog, by: string, count: number, draw: Draw): Backlog {
  let backlog = base
  for (let number = 0; number < count; number++) backlog = edit(backlog, `${by}-${number}`, draw)
  return backlog
}

function edit(backlog: Backlog, name: string, draw: Draw): Backlog {
  const { items } = backlog
  const at = items.length ? draw(items.length) : 0
  const item = items[at]
  const withItem = (changed: Item) => ({ ...backlog, items: items.with(at, changed) })
  if (!item || draw(8) === 0) {
    const place = draw(items.length + 1)
    // Now and then both sides come upon the same id.
    const uid =
      draw(3) === 0 && !items.some((each) => each.uid === 'shared') ? 'shared' : `new-${name}`
    return { ...backlog, items: items.toSpliced(place, 0, newItem(uid, name, draw)) }
  }
  switch (draw(10)) {
    case 0:
      return { ...backlog, items: items.toSpliced(at, 1) }
    case 1: {
      const rest = items.toSpliced(at, 1)
      return { ...backlog, items: rest.toSpliced(draw(items.length), 0, item) }
    }
    case 2:
      return withItem({ ...item, above: draw(2) ? `above ${item.uid} by ${name}` : undefined })
    case 3:
      return withItem(item.isFlow ? item : { ...item, below: `below ${item.uid} by ${name}` })
    case 4:
      return withItem(renamed(item, name))
    case 5:
      return { ...backlog, [draw(2) ? 'head' : 'tail']: `rewritten by ${name}` }
    default:
      return withItem({ ...item, fields: editedFields(item, name, draw) })
  }
}

function renamed(item: Item, name: string): Item {
  const [id, ...rest] = item.fields as [Field, ...Field[]]
  const was: Field = {
    name: 'was',
    value: [id.value as string],
    style: 'plain',
    above: undefined,
    end: undefined,
  }
  if (item.uid === 'shared' || rest.some((field) => field.name === 'was')) return item
  return { ...item, fields: [{ ...id, value: `renamed-${name}` }, ...rest, was] }
}

function editedFields({ fields, isFlow }: Item, by: string, draw: Draw): readonly Field[] {
  const at = 1 + draw(fields.length - 1)
  const field = fields[at]!
  if (field.name === 'was') return fields
  const put = (changed: Partial<Field>) => fields.with(at, fitting({ ...field, ...changed }))
  switch (draw(8)) {
    case 0:
      return field.name === 'title' ? fields : fields.toSpliced(at, 1)
    case 1: {
      const name = [...scalars, ...lists, ...blocks][draw(9)]!
      if (fields.some((each) => each.name === name)) return fields
      const added = {
        name,
        value: valueFor(name, draw),
        style: 'plain',
        above: undefined,
        end: undefined,
      } as const
      return fields.toSpliced(at, 0, added)
    }
    case 2:
      return isFlow ? fields : put({ above: `above ${field.name} by ${by}` })
    case 3:
      return isFlow ? fields : put({ end: draw(2) ? `end of ${field.name} by ${by}` : undefined })
    case 4:
      return isFlow ? fields : put({ style: field.style === 'long' ? 'plain' : 'long' })
    default:
      return put({ value: editedValue(field, draw) })
  }
}

function editedValue({ name, value }: Field, draw: Draw): FieldValue {
  if (typeof value === 'string') return valueFor(name, draw)
  if (Array.isArray(value)) {
    const word = words[draw(words.length)]!
    return value.includes(word)
      ? value.filter((each) => each !== word)
      : value.toSpliced(draw(value.length + 1), 0, word)
  }
  const key = inputs[draw(inputs.length)]!
  const { [key]: old, ...rest } = value as Readonly<Record<string, string>>
  return old !== undefined && draw(3) === 0
    ? rest
    : { ...(value as object), [key]: `${10 + draw(90)}` }
}
