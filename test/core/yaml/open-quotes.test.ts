import { expect, test } from 'vitest'
import { read, rulesOf } from './reading.js'

const places = async (text: string) => rulesOf(await read(text)).map((each) => each.split(' ')[0])

test.each([
  [
    'an entry of a list',
    '- id: a\n  title: A: b\n- id: c\n  title: "open\n- id: d\n  title: C: d\n',
    ['2:11', '4:10-15', '6:11'],
  ],
  [
    'an entry below a key',
    'items:\n  - id: a\n    title: A: b\n  - id: c\n    title: "open\n  - id: d\n    title: C: d\n',
    ['3:13', '5:12-17', '7:13'],
  ],
  [
    'several entries, with a quote that is closed between them',
    `- title: A: b\n- title: "open\n- title: "c"\n- title: 'd\n- title: E: f\n`,
    ['1:11', '2:10-15', '4:10-12', '5:11'],
  ],
  [
    'an entry below another such one',
    `- title: "open\n- title: 'd\n- title: E: f\n`,
    ['1:10-15', '2:10-12', '3:11'],
  ],
  ['a field', 'id: a\ntitle: A: b\nowner: "c\nteam: C: d\n', ['2:9', '3:8-10', '4:8']],
])('below another fault a quote that is open in %s hides none', async (_, text, expected) => {
  expect(await places(text)).toEqual(expected)
})

test('apostrophes in texts open nothing', async () => {
  const text = `- title: A: b\n- title: it's\n  notes: |\n    "open\n- title: the 'c\n- title: E: f\n`
  expect(await places(text)).toEqual(['1:11', '6:11'])
})
