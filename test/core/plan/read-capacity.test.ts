import { expect, test } from 'vitest'
import { problemsOf } from '../../validate.js'

const told = async (config: string) =>
  (await problemsOf({ 'pm.yaml': config, 'backlog.yaml': '- Zebra\n' })).map(
    ({ line, column, rule, hint }) => `${line}:${column} ${rule} ${hint}`,
  )

test('a start that is no period hides no other that is none', async () => {
  const config = `roadmap: {start: 2027Q1}
teams: {web: {capacity: {default: 8, 2027-Q5: 1, 2027-Q2: 2, 2027-03: 3, Q3 2027: 4}}}
`
  expect(await told(config)).toEqual([
    '1:18 invalid-period did you mean 2027-Q1?',
    '2:38 invalid-period null',
    '2:74 invalid-period did you mean 2027-Q3?',
  ])
})
