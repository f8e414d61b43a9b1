import { expect, it } from 'vitest'
import { found } from '../../validate.js'

const told = (...lines: readonly string[]) =>
  found('due-before-dependency', { 'backlog.yaml': lines.map((line) => `- {${line}}\n`).join('') })

it('a due date before that of a dependency is told at the date', async () => {
  expect(
    await told(
      'id: a, title: A, depends_on: [b], due: {date: 2027-03-01, kind: hard}',
      'id: b, title: B, due: 2027-03-02',
    ),
  ).toEqual([
    'backlog.yaml:1 «2027-03-01» a is due 2027-03-01, before b, which it depends on and which is due 2027-03-02 (backlog.yaml:2)',
  ])
})

it('a date behind dependencies without one counts, the latest of them', async () => {
  expect(
    await told(
      'id: a, title: A, depends_on: [b], due: 2027-03-01',
      'id: b, title: B, depends_on: [c, d, e]',
      'id: c, title: C, due: 2027-02-01',
      'id: d, title: D, depends_on: [f]',
      'id: e, title: E, due: 2027-03-05',
      'id: f, title: F, due: 2027-04-01',
    ),
  ).toEqual([
    'backlog.yaml:1 «2027-03-01» a is due 2027-03-01, before f, which it depends on through b and which is due 2027-04-01 (backlog.yaml:6)',
  ])
})

it.each([
  ['the same day', 'id: b, title: B, due: 2027-03-01'],
  ['an earlier day', 'id: b, title: B, due: 2027-02-01'],
  ['no date', 'id: b, title: B'],
  ['work that is done', 'id: b, title: B, due: 2027-05-01, status: shipped'],
  ['a later date behind an earlier one', 'id: b, title: B, due: 2027-02-01, depends_on: [c]'],
])('%s is fine', async (_, dependency) => {
  const last = 'id: c, title: C, due: 2027-06-01'
  expect(
    (await told('id: a, title: A, depends_on: [b], due: 2027-03-01', dependency, last)).filter(
      (text) => text.includes(' a is due'),
    ),
  ).toEqual([])
})

it('a long way of dependencies and a circle are walked', async () => {
  const chain = Array.from(
    { length: 20_000 },
    (_, at) => `id: i${at}, title: T${at}, depends_on: [i${at + 1}]`,
  )
  const ends = [
    'id: i20000, title: T, due: 2028-01-01',
    'id: a, title: A, due: 2027-01-01, depends_on: [i0, x]',
  ]
  const circle = ['id: x, title: X, depends_on: [y]', 'id: y, title: Y, depends_on: [x]']
  expect(await told(...chain, ...ends, ...circle)).toEqual([
    expect.stringContaining('before i20000, which it depends on through i0'),
  ])
})
