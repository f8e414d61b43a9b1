import { expect, test } from 'vitest'
import { problemsOf } from '../../validate.js'

const told = async (text: string) =>
  (await problemsOf({ 'backlog.yaml': text })).map(
    ({ rule, line, column, hint }) => `${line}:${column} ${rule}: ${hint}`,
  )

test.each([
  ['- {id:a, title: b}\n', ['1:4 unknown-field: did you mean id: a?'], '- {id: a, title: b}\n'],
  [
    '- id: a\n  title: b\n  tags:\n    -x\n    -y\n',
    ['4:5 invalid-type: write [x, y]'],
    '- id: a\n  title: b\n  tags: [x, y]\n',
  ],
  [
    '-id: a\n-title: b\n',
    ['1:1 invalid-shape: write - id: with a space after the dash, and the other fields below id'],
    '- id: a\n  title: b\n',
  ],
])('a missing space in %j', async (text, expected, mended) => {
  expect(await told(text)).toEqual(expected)
  expect(await told(mended)).toEqual([])
})
