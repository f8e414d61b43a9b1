import { expect, test } from 'vitest'
import { problemsOf } from '../../validate.js'

const told = async (text: string) =>
  (await problemsOf({ 'backlog.yaml': text })).map(
    ({ line, column, message, hint }) => `${line}:${column} ${message} (${hint})`,
  )

test('a text that is a comment is told as one', async () => {
  expect(await told('- id: a\n  title: #1 wish\n')).toEqual([
    '2:9 title must be text, got nothing (write "#1 wish": without quotes # begins a comment)',
  ])
  expect(await told('- id: a\n  title: "#1 wish"\n')).toEqual([])
  expect(await told('- id: a\n  title: # later\n')).toEqual([
    '2:9 title must be text, got nothing (null)',
  ])
})

test.each(['2027\u201303\u201315', '2027\u201103\u201115', '2027\u221203\u221215'])(
  'a date with the dashes of %s',
  async (date) => {
    const code = date.charCodeAt(4).toString(16).toUpperCase()
    expect(await told(`- id: a\n  title: A\n  due: ${date}\n`)).toEqual([
      `3:8 due must be a date, got "${date}": its dashes (U+${code}) are no hyphens: write 2027-03-15 (dates are written 2027-03-15)`,
    ])
    expect(await told('- id: a\n  title: A\n  due: 2027-03-15\n')).toEqual([])
  },
)

test('an item that an alias repeats stands where the alias does', async () => {
  const all = await told('- &a {id: a, title: A}\n- {id: b, title: B}\n- *a\n')
  expect(all.map((each) => each.split(' (')[0])).toEqual([
    '1:11 the id "a" is used twice, also at backlog.yaml:3',
    '3:3 the id "a" is used twice, also at backlog.yaml:1',
  ])
})
