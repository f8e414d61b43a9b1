import { expect, test } from 'vitest'
import { problemsOf } from '../../validate.js'

test.each([
  ['pm.yaml', 'teams: [payments, web]\n', 'teams must be a mapping such as {payments:'],
  ['pm.yaml', 'units: weeks\n', 'units must be a mapping such as {effort: person-weeks}'],
  [
    'pm.yaml',
    'frameworks: {own: {inputs: [a, b], score: a}}\n',
    'inputs must be a mapping such as {lift:',
  ],
  [
    'backlog.yaml',
    '- {id: a, title: Aa, kpis: [conv]}\n',
    'kpis must be a mapping such as {conversion: +2.5}',
  ],
])('%s with %s is told what it looks like', async (path, text, message) => {
  const found = await problemsOf({ 'backlog.yaml': '- Zebra\n', [path]: text })
  expect(found.map((each) => each.message)).toContainEqual(expect.stringContaining(message))
})

test.each([
  ['1,000', 'write 1000 or 1'],
  ['2k', 'write 2000'],
  ['"70"', null],
  ['60%', 'write 60, and % as its unit'],
  ['lots', null],
])('a target %s is told as the number that it means', async (target, hint) => {
  const kpi = `- id: a\n  title: A\n  owner: bo\n  baseline: 1\n  target: ${target}\n`
  const [found] = await problemsOf({ 'kpis.yaml': kpi })
  expect(found?.rule).toBe('invalid-type')
  expect(found?.hint).toBe(hint)
})
