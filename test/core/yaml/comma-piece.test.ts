import { describe, expect, test } from 'vitest'
import { problemsOf } from '../../validate.js'

const item = (fields: string) => `- {id: a, title: Aa, status: idea, ${fields}}\n`

async function told(tree: Readonly<Record<string, string>>) {
  const all = await problemsOf(tree)
  return all.map(({ rule, file, line, column, endColumn, hint }) => {
    const marked = tree[file]!.split('\n')[line - 1]!.slice(column - 1, endColumn - 1)
    return `${rule} «${marked}» ${hint}`
  })
}

describe('a comma inside braces', () => {
  test.each([
    ['thousands', 'effort: 1,400', 'effort: 1400 or effort: 1.4'],
    ['millions', 'effort: 1,400,000', 'effort: 1400000'],
    ['decimals', 'effort: 2,5', 'effort: 2.5'],
    ['decimals below one', 'confidence: 0,8', 'confidence: 0.8'],
    ['three decimals below one', 'confidence: 0,825', 'confidence: 0.825'],
    ['a percentage', 'confidence: 82,5%', 'confidence: 82.5%'],
    ['an interval', 'effort: 1,5 to 3,25', 'effort: 1.5 to 3.25'],
    ['its second end', 'effort: 1 to 2,5', 'effort: 1 to 2.5'],
    ['a text', 'owner: Ana, Bo', 'owner: "Ana, Bo"'],
    ['a text of more pieces', 'owner: Ana, Bo, Cleo', 'owner: "Ana, Bo, Cleo"'],
    ['a text that begins with a number', 'owner: 2 people, or 3', 'owner: "2 people, or 3"'],
  ])('%s', async (_, fields, instead) => {
    const value = fields.replace(/^\w+: /, '')
    expect(await told({ 'backlog.yaml': item(`${fields}, tags: [x]`) })).toEqual([
      `comma-in-braces «${value}» write ${instead}`,
    ])
    for (const mended of instead.split(' or effort').map((each, i) => (i ? `effort${each}` : each)))
      expect(await told({ 'backlog.yaml': item(mended) })).toEqual([])
  })

  test('is told where the keys are those of the user', async () => {
    const text = item('effort_by_team: {web: 1,5, app: 2,5}, fields: {arr: 4,000}')
    expect(await told({ 'backlog.yaml': text })).toEqual([
      'comma-in-braces «1,5» write web: 1.5',
      'comma-in-braces «2,5» write app: 2.5',
      'comma-in-braces «4,000» write arr: 4000 or arr: 4',
    ])
  })

  test('is told once for each of two numbers with the same end', async () => {
    const text = item('effort: 1,400, remaining: 2,400')
    expect(await told({ 'backlog.yaml': text })).toEqual([
      'comma-in-braces «1,400» write effort: 1400 or effort: 1.4',
      'comma-in-braces «2,400» write remaining: 2400 or remaining: 2.4',
    ])
  })

  test('is told in KPIs, in blocks and inside an entry', async () => {
    const point = 'history: [{date: 2026-11-01, value: 62,5}]'
    const kpi = `- {id: k, title: K, owner: o, baseline: 60, target: 1,000, ${point}}\n`
    expect(await told({ 'kpis.yaml': kpi, 'backlog.yaml': '[]' })).toEqual([
      'comma-in-braces «1,000» write target: 1000 or target: 1',
      'comma-in-braces «62,5» write value: 62.5',
    ])
    const text = item('rice: {reach: 1,400}, evidence: [{kind: interview, note: 9 of 12, or so}]')
    expect(await told({ 'backlog.yaml': text })).toEqual([
      'comma-in-braces «1,400» write reach: 1400 or reach: 1.4',
      'comma-in-braces «9 of 12, or so» write note: "9 of 12, or so"',
    ])
  })

  test('is part of a value that is none', async () => {
    const text = item('due: Dec 31, 2026, depends_on: x, y')
    expect(await told({ 'backlog.yaml': text })).toEqual([
      'invalid-date «Dec 31, 2026» dates are written 2027-03-15',
      'invalid-type «x, y» write [x, y]',
    ])
  })

  test('does not cut a long text in its advice', async () => {
    const text = item(`owner: ${'x'.repeat(80)}, and more`)
    expect(await told({ 'backlog.yaml': text })).toEqual([
      `comma-in-braces «${'x'.repeat(80)}, and more» put the whole text in quotes`,
    ])
  })

  test.each([
    ['a field without a value', item('effort, notes')],
    ["a key of the user's own", item('fields: {segment: smb, vip}')],
    ['behind a text in quotes', item('fields: {segment: "1",2}')],
  ])('is none: %s', async (_, text) => {
    expect(await told({ 'backlog.yaml': text })).toEqual([])
  })

  test('is none behind a text in quotes', async () => {
    const [only, ...others] = await told({ 'backlog.yaml': item('owner: "Ana", Bo') })
    expect(only).toMatch(/^unknown-field «Bo»/)
    expect(others).toEqual([])
  })

  test('is told of data that is otherwise left alone', async () => {
    const config = 'backlog: [{files: backlog.yaml, extra: allow}]\n'
    const text = item('size: 1,5, kind: a, b')
    expect(await told({ 'pm.yaml': config, 'backlog.yaml': text })).toEqual([
      'comma-in-braces «1,5» write size: 1.5',
    ])
  })
})
