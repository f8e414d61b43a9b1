import { expect, test } from 'vitest'
import type { Item } from '../../../src/core/backlog/item.js'
import { withdrawnBy } from '../../../src/core/diff/withdrawn.js'
import { item } from '../rank/item.js'

const hard = (date: string): Partial<Item> => ({ due: { date, kind: 'hard' } })
const agreed = (name: string): Partial<Item> => ({ period: { in: name } })

function withdrawn(before: Partial<Item>, after: Partial<Item> | null, lost: string[] = []) {
  const [base, head] = [item('a', before), after ? item('a', after) : undefined]
  const edit = { base, head, id: 'a', changes: [], estimates: [] }
  const found = withdrawnBy(
    [edit],
    lost.map((id) => ({ id })),
  )
  return found.map(({ promise, from, to, how }) => `${promise} ${from} ${how} ${to}`)
}

test.each<[Partial<Item>, Partial<Item> | null, string[]]>([
  [hard('2027-06-30'), hard('2027-06-30'), []],
  [hard('2027-06-30'), hard('2027-06-29'), []],
  [hard('2027-06-30'), hard('2027-07-01'), ['hard date 2027-06-30 later 2027-07-01']],
  [hard('2027-06-30'), {}, ['hard date 2027-06-30 taken out null']],
  [hard('2027-06-30'), null, ['hard date 2027-06-30 removed null']],
  [
    hard('2027-06-30'),
    { due: { date: '2027-06-30', kind: 'target' } },
    ['hard date 2027-06-30 target 2027-06-30'],
  ],
  [
    hard('2027-06-30'),
    { ...hard('2027-06-30'), status: 'parked' },
    ['hard date 2027-06-30 parked 2027-06-30'],
  ],
  [hard('2027-06-30'), { status: 'shipped' }, []],
  [{ ...hard('2027-06-30'), status: 'dropped' }, null, []],
  [{ due: { date: '2027-06-30', kind: 'target' } }, null, []],
])('a hard date: %j to %j', (before, after, expected) => {
  expect(withdrawn(before, after)).toEqual(expected)
})

test.each([
  ['2027-Q2', '2027-Q1', []],
  ['2027-Q4', '2028-Q1', ['period 2027-Q4 later 2028-Q1']],
  ['2027-Q2', '2027-07', ['period 2027-Q2 later 2027-07']],
  ['2027-01-04', '2027-01-18', ['period 2027-01-04 later 2027-01-18']],
  ['Now', 'Next', ['period Now later Next']],
  ['Later', 'Next', []],
])('an agreed period: %s to %s', (from, to, expected) => {
  expect(withdrawn(agreed(from), agreed(to))).toEqual(expected)
})

test('a date and a period are two promises, and of what errors leave out of head nothing is told', () => {
  const both = { ...hard('2027-06-30'), ...agreed('2027-Q2') }
  expect(withdrawn(both, {})).toHaveLength(2)
  expect(withdrawn(both, {}, ['a'])).toEqual([])
})
