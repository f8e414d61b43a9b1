import { expect, it } from 'vitest'
import { found, problemsOf } from '../../validate.js'

const item = (fields: string) => ({ 'backlog.yaml': `- {id: a, title: A, ${fields}}\n` })

it('work that was started after it was due is told at the due date', async () => {
  expect(await found('due-before-start', item('due: 2027-03-01, started: 2027-05-01'))).toEqual([
    'backlog.yaml:1 «2027-03-01» a is due 2027-03-01, before it was started 2027-05-01',
  ])
  const hard = item('due: {date: 2027-03-01, kind: hard}, started: 2027-05-01')
  expect(await found('due-before-start', hard)).toHaveLength(1)
})

it.each([
  ['on the day', 'due: 2027-03-01, started: 2027-03-01'],
  [
    'of work that is done',
    'due: 2027-03-01, started: 2027-05-01, shipped: 2027-06-01, status: shipped',
  ],
])('a date %s is fine', async (_, fields) => {
  expect(await found('due-before-start', item(fields))).toEqual([])
  expect((await problemsOf(item(fields))).filter(({ severity }) => severity === 'error')).toEqual(
    [],
  )
})
