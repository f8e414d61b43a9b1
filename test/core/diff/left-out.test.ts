import { expect, test } from 'vitest'
import { type FirstError, type ItemsLeftOut, partLeftOut } from '../../../src/core/diff/left-out.js'

const entry = (kind: FirstError['kind'], id: string | null, more: Partial<FirstError> = {}) => ({
  ...{ kind, id, file: 'backlog.yaml', line: 3, message: 'effort must be an estimate' },
  ...more,
})
const item = (id: string, more: Partial<FirstError> = {}) => entry('item', id, more)

function part(
  base: readonly FirstError[],
  head: readonly FirstError[],
  items: Partial<ItemsLeftOut> = {},
) {
  const of = (leftOut: readonly FirstError[]) => ({ leftOut, others: [] })
  const parted = partLeftOut(of(base), of(head), { renamed: [], leftOut: [], ...items })
  const names = (entries: readonly FirstError[]) => entries.map(({ id, file }) => id ?? file)
  return { base: names(parted.base), head: names(parted.head), both: names(parted.both) }
}

test('an item that is left out of both is the same in another line and with another error', () => {
  const after = item('a', { line: 9, message: 'title is missing' })
  expect(part([item('a')], [after])).toEqual({ base: [], head: [], both: ['a'] })
  expect(part([item('a')], [item('b')])).toEqual({ base: ['a'], head: ['b'], both: [] })
})

test('an item that is renamed and moved to another file is the same', () => {
  const items: ItemsLeftOut = {
    renamed: [{ from: 'a', to: 'b' }],
    leftOut: [
      { id: 'b', side: 'base' },
      { id: 'b', side: 'head' },
    ],
  }
  const after = item('b', { file: 'web.yaml' })
  expect(part([item('a')], [after], items)).toEqual({ base: [], head: [], both: ['b'] })
})

test('a KPI is not the item of its id', () => {
  expect(part([entry('kpi', 'a')], [item('a')])).toEqual({ base: ['a'], head: ['a'], both: [] })
})

test('what stands in a file that base could not read at all is nothing new', () => {
  const file = entry('file', null)
  const items: ItemsLeftOut = { renamed: [], leftOut: [{ id: 'a', side: 'base' }] }
  expect(part([file], [item('a')], items).head).toEqual([])
  expect(part([file], [entry('part', null)]).head).toEqual([])
  expect(part([entry('part', null)], [file]).head).toEqual(['backlog.yaml'])
})

test('parts without an id are counted by their sentences', () => {
  const row = entry('part', null, { file: 'points.csv' })
  expect(part([row], [row, { ...row, line: 4 }])).toEqual({
    base: [],
    head: ['points.csv'],
    both: ['points.csv'],
  })
})

test('errors that leave nothing out are counted as often as they are new', () => {
  const of = (...others: string[]) => ({ leftOut: [], others })
  const none = { renamed: [], leftOut: [] }
  expect(partLeftOut(of('x', 'y'), of('x', 'x', 'z'), none).others).toBe(2)
  expect(partLeftOut(of('x', 'y'), of('y'), none).others).toBe(0)
})
