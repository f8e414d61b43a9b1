import { expect, test } from 'vitest'
import { read, sentencesOf } from './reading.js'

const DASH = 'a space is missing after the dash'
const SPACE = 'a space is missing after the colon'
const colon = (name: string) => `a colon is missing after ${name}`

test.each([
  [
    'a colon',
    '- id: a\n  title One-tap checkout\n  effort: 3\n',
    `2:3-8 ${colon('title')} (write title: One-tap checkout)`,
    '- id: a\n  title: One-tap checkout\n  effort: 3\n',
  ],
  [
    'a colon in the last line',
    '- id: a\n  title: b\n  effort 3 # weeks\n',
    `3:3-9 ${colon('effort')} (write effort: 3)`,
    '- id: a\n  title: b\n  effort: 3 # weeks\n',
  ],
  [
    'the colon of a value that needs quotes',
    '- id: a\n  owner @ana\n  title: b\n',
    `2:3-8 ${colon('owner')} (write owner: "@ana")`,
    '- id: a\n  owner: "@ana"\n  title: b\n',
  ],
  [
    'the colon of an input',
    '- id: a\n  reach 1400\n  title: b\n',
    `2:3-8 ${colon('reach')} (write reach: 1400)`,
    '- id: a\n  reach: 1400\n  title: b\n',
  ],
  [
    'the first colon of an item',
    '- id pay-1\n  title: One\n',
    `1:3-5 ${colon('id')} (write id: pay-1)`,
    '- id: pay-1\n  title: One\n',
  ],
  [
    'the space behind the first colon of an item',
    '- id:pay-1\n  title: One\n',
    `1:5 ${SPACE} (write id: pay-1)`,
    '- id: pay-1\n  title: One\n',
  ],
  [
    'the space behind the dash of an item',
    '-id: pay-1\n  title: One\n',
    `1:1 ${DASH} (write - id: pay-1)`,
    '- id: pay-1\n  title: One\n',
  ],
  [
    'that space where fields stand further left',
    '-id: pay-1\n title: One\n team: b\n',
    `1:1 ${DASH} (write - id: pay-1, and indent the fields below it by 2 spaces)`,
    '- id: pay-1\n  title: One\n  team: b\n',
  ],
  [
    'the space behind the dash of an entry',
    '- id: a\n  tags:\n  - x\n  -y\n',
    `4:3 ${DASH} (write - y)`,
    '- id: a\n  tags:\n  - x\n  - y\n',
  ],
])('a line that lacks %s is told, and what to write', async (_, text, told, mended) => {
  const reading = await read(text)
  expect(sentencesOf(reading)).toEqual([told.replace(' ', ' not valid YAML: ')])
  expect((await read(mended)).problems).toEqual([])
})

test('each of them is told', async () => {
  const text =
    '- id: a\n  title: One\n- id:b\n  title: Two\n- id c\n  title: Three\n-id: d\n  title: Four\n'
  expect(sentencesOf(await read(text))).toEqual([
    `3:5 not valid YAML: ${SPACE} (write id: b)`,
    `5:3-5 not valid YAML: ${colon('id')} (write id: c)`,
    `7:1 not valid YAML: ${DASH} (write - id: d)`,
  ])
})

test('other words that begin a line are no field', async () => {
  const [only] = sentencesOf(await read('- id: a\n  title: One\n  continues here\n'))
  expect(only).toMatch(/^3:3-17 not valid YAML: neither a field/)
})
