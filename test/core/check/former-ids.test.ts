import { expect, it } from 'vitest'
import { found } from '../../validate.js'

const told = (...lines: readonly string[]) =>
  found('former-id-in-use', { 'backlog.yaml': lines.map((line) => `- {${line}}\n`).join('') })

it('a former id that an item has is told', async () => {
  expect(await told('id: a, title: A, was: [old, u]', 'id: u, title: U')).toEqual([
    'backlog.yaml:1 «u» "u" is the id of an item at backlog.yaml:2, so that it is no former id',
  ])
  expect(await told('id: a, title: A, was: [a]')).toHaveLength(1)
})

it('a former id of two items is told at the second', async () => {
  expect(await told('id: a, title: A, was: [old]', 'id: u, title: U, was: [old]')).toEqual([
    'backlog.yaml:2 «old» "old" is a former id of a too, at backlog.yaml:1, which is taken to be meant by it',
  ])
})

it('former ids that nobody has are fine', async () => {
  expect(await told('id: a, title: A, was: [x, y]', 'id: u, title: U, was: [z]')).toEqual([])
})
