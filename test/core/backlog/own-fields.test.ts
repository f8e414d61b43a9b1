import { describe, expect, it } from 'vitest'
import { problemsOf } from '../../validate.js'

const OWN = 'if most of its fields are your own'
const entryIn = (hint: string | null | undefined) => hint?.slice(hint.indexOf('pm.yaml: ') + 9)

const theirs = (count: number, more = '') =>
  Array.from(
    { length: count },
    (_, at) =>
      `- {id: a${at}, name: Wish ${at}, state: ${['todo', 'done'][at % 2]}, points: 3${more}}\n`,
  ).join('')

describe('a file whose items have fields of their own', () => {
  it('is told how it can be read as it is, once, and then is', async () => {
    const found = await problemsOf({ 'backlog.yaml': theirs(4) })
    const hinted = found.filter(({ hint }) => hint?.toLowerCase().includes(OWN))
    expect(hinted.map(({ line, column }) => [line, column])).toEqual([[1, 12]])
    const entry = entryIn(hinted[0]?.hint)
    expect(entry).toBe(
      'backlog: [{files: backlog.yaml, map: {title: name, status: {from: state, values: {todo: candidate, done: shipped}}, effort: points}, extra: allow}]',
    )
    const read = await problemsOf({ 'pm.yaml': `${entry}\n`, 'backlog.yaml': theirs(4) })
    expect(read.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('may use our names with words of their own', async () => {
    const items = theirs(3).replaceAll('state', 'status')
    const [first] = await problemsOf({ 'backlog.yaml': items })
    expect(entryIn(first?.hint)).toContain('status: {from: status, values: {todo: candidate')
    const ours = theirs(3).replaceAll(/(todo|done)/g, 'idea')
    expect(entryIn((await problemsOf({ 'backlog.yaml': ours }))[0]?.hint)).toContain(
      'status: state,',
    )
  })

  it.each([
    ['two items', theirs(2)],
    [
      'half of the items',
      `${theirs(3)}- {id: b, title: B}\n- {id: c, title: C}\n- {id: d, title: D}\n`,
    ],
    ['one name', '- {id: a, titel: A}\n- {id: b, titel: B}\n- {id: c, titel: C}\n'],
  ])('is not one where %s have them', async (_, items) => {
    const found = await problemsOf({ 'backlog.yaml': items })
    expect(found.some(({ hint }) => hint?.toLowerCase().includes(OWN))).toBe(false)
  })

  it('is told of extra where it is mapped already', async () => {
    const config = 'backlog: [{files: t.yaml, map: {title: name}}]\n'
    const [first] = await problemsOf({ 'pm.yaml': config, 't.yaml': theirs(3) })
    expect(first?.hint).toContain(
      `${OWN}, say so in pm.yaml: extra: allow in its entry of backlog`.slice(1),
    )
  })
})

describe('a required field that is mapped from what no item has', () => {
  it('is missed once in each file', async () => {
    const config = 'backlog: [{files: "*.yml", map: {title: theirs}}]\n'
    const items = (name: string) => `- {id: ${name}1}\n- {id: ${name}2}\n- {id: ${name}3}\n`
    const tree = { 'pm.yaml': config, 'a.yml': items('a'), 'b.yml': items('b') }
    const found = await problemsOf(tree)
    expect(found.map(({ file, line, rule }) => `${file}:${line} ${rule}`)).toEqual([
      'a.yml:1 missing-field',
      'b.yml:1 missing-field',
      'pm.yaml:1 map-matches-nothing',
    ])
  })

  it('is missed in each item that lacks it where others have it', async () => {
    const config = 'backlog: [{files: "*.yml", map: {title: theirs}}]\n'
    const found = await problemsOf({
      'pm.yaml': config,
      'a.yml': '- {id: a, theirs: A}\n- {id: b}\n- {id: c}\n',
    })
    expect(found.map(({ line, rule }) => `${line} ${rule}`)).toEqual([
      '2 missing-field',
      '3 missing-field',
    ])
  })
})
