import { expect, test } from 'vitest'
import { problemsOf } from '../../validate.js'

const told = async (fields: string) => {
  const config = 'teams: {web: {}}\nroadmap: {start: 2027-Q1, periods: 4}\n'
  const text = `- id: b\n  title: B\n- id: a\n  title: A\n${fields}`
  const all = await problemsOf({ 'pm.yaml': config, 'backlog.yaml': text })
  return all.map(({ line, column, rule, message }) => `${line}:${column} ${rule} ${message}`)
}

test.each([
  ['a word', 'status: >\n    parked'],
  ['a word, all line breaks kept', 'status: |+\n    parked\n\n'],
  ['a date', 'due: |\n    2027-03-15'],
  ['a team', 'team: >\n    web'],
  ['an id', 'depends_on:\n  - |\n    b'],
  ['a parent', 'parent: |\n    b'],
  ['a number', 'status: idea\n  effort: >\n    3'],
  ['a range', 'status: idea\n  effort: >\n    3 to\n    5'],
  ['a word of a scale', 'status: idea\n  confidence: |\n    medium'],
])('a block text of one line is %s', async (_, field) => {
  expect(await told(`  ${field}\n`)).toEqual([])
})

test('of several lines it is none', async () => {
  expect(await told('  status: |\n    parked\n    x\n')).toEqual([
    '5:11 invalid-value status must be idea, candidate, planned, in-progress, shipped, parked or dropped, got "parked\\nx\\n"',
  ])
})
