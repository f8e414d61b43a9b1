import { expect, test } from 'vitest'
import { lazyMap } from '../../src/core/lazy-map.js'

function lengths() {
  const made: string[] = []
  const map = lazyMap(['b', 'aa'], (name) => {
    made.push(name)
    return name.length
  })
  return { map, made }
}

test('a value is made when it is asked for, and once', () => {
  const { map, made } = lengths()
  expect([map.size, map.has('aa'), map.has('c'), [...map.keys()]]).toEqual([
    2,
    true,
    false,
    ['b', 'aa'],
  ])
  expect(made).toEqual([])
  expect([map.get('aa'), map.get('aa'), map.get('c')]).toEqual([2, 2, undefined])
  expect(made).toEqual(['aa'])
})

test('all of them stand in the order of their names', () => {
  const { map, made } = lengths()
  map.get('aa')
  const seen: unknown[] = []
  map.forEach((value, name) => {
    seen.push([name, value])
  })
  expect(seen).toEqual([...map])
  expect([...map.entries()]).toEqual([...map])
  expect([...map]).toEqual([
    ['b', 1],
    ['aa', 2],
  ])
  expect([...map.values()]).toEqual([1, 2])
  expect(made).toEqual(['aa', 'b'])
})
