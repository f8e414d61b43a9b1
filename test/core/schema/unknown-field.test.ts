import { describe, expect, it } from 'vitest'
import { run } from '../../../src/cli.js'
import { fieldByOtherName } from '../../../src/core/schema/other-names.js'
import { testIo } from '../../io.js'
import { folder } from '../../repository.js'
import { problemsOf } from '../../validate.js'

const told = async (tree: Record<string, string>, ...args: readonly string[]) =>
  (await problemsOf(tree, ...args))
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, message, hint }) => `${rule}: ${message}${hint === null ? '' : ` (${hint})`}`)

describe('a field under another name', () => {
  it.each([
    ['name', 'title'],
    ['summary', 'title'],
    ['state', 'status'],
    ['dependencies', 'depends_on'],
    ['blocked_by', 'depends_on'],
    ['blockedBy', 'depends_on'],
    ['deadline', 'due'],
    ['due_date', 'due'],
    ['Due-Date', 'due'],
    ['assignee', 'owner'],
    ['description', 'notes'],
    ['labels', 'tags'],
    ['url', 'links'],
    ['points', 'effort'],
    ['story_points', 'effort'],
    ['estimate', 'effort'],
  ])('%s is %s', async (other, ours) => {
    const lines = `- id: a\n  ${ours === 'title' ? '' : 'title: Aa\n  '}${other}: x\n`
    expect(await told({ 'backlog.yaml': lines })).toEqual([
      `unknown-field: unknown field "${other}" in this item (did you mean ${ours}?)`,
    ])
  })

  it('is one that the mapping lacks', async () => {
    const [only, ...more] = await told({ 'backlog.yaml': '- {id: a, title: Aa, name: B}\n' })
    expect(only).toContain('known here: id, title')
    expect(more).toEqual([])
    expect(fieldByOtherName('name', ['id', 'status'])).toBeUndefined()
    expect(fieldByOtherName('toString', ['constructor', 'toString'])).toBeUndefined()
  })

  it('is told of KPIs', async () => {
    const kpi = '- {id: a, name: A, goal: 3, start: 2, current: 4}\n'
    const hints = (await problemsOf({ 'kpis.yaml': kpi }))
      .filter(({ severity }) => severity === 'error')
      .map(({ hint }) => hint)
    expect(hints).toEqual(
      ['title', 'target', 'baseline', 'history'].map((field) => `did you mean ${field}?`),
    )
  })

  it('is told of the words of a status', async () => {
    const item = (status: string) => `- {id: a, title: Aa, status: ${status}}\n`
    for (const [word, ours] of [
      ['done', 'shipped'],
      ['todo', 'candidate'],
      ['in progress', 'in-progress'],
    ])
      expect((await problemsOf({ 'backlog.yaml': item(word!) }))[0]?.hint).toBe(
        `did you mean ${ours}?`,
      )
    const config =
      'backlog: [{files: b.yaml, map: {status: {from: state, values: {wish: idea}}}}]\n'
    const [found] = await problemsOf({
      'pm.yaml': config,
      'b.yaml': '- {id: a, title: Aa, state: in progress}\n',
    })
    expect(found?.hint).toBe(
      'add it under values, such as in progress: in-progress; listed are wish',
    )
  })
})

describe('a required field that stands there misspelt', () => {
  it.each([
    ['- {Id: a, Title: Aa}\n', ['Id', 'Title']],
    ['- {id: a, titel: Aa}\n', ['titel']],
    ['- {id: a, title: Aa, effort: {min: 2, max: 5}}\n', ['min']],
    ['- {id: a, title: Aa, due: {day: 2027-01-01, dat: 2027-01-01}}\n', ['day', 'dat']],
  ])('%s', async (items, fields) => {
    const found = await problemsOf({ 'backlog.yaml': items })
    expect(found.map(({ rule }) => rule)).toEqual(fields.map(() => 'unknown-field'))
    expect(
      found.map(({ message }) => message.replace(/^unknown field "(.*)" in .*/, '$1')),
    ).toEqual(fields)
  })

  it('leaves the range that is meant', async () => {
    const items =
      '- {id: a, title: Aa, effort: {max: 5, min: 2}, rice: {reach: {min: 1, max: 2}}, remaining: {low: 5, high: 2}}\n'
    const found = await problemsOf({ 'backlog.yaml': items })
    expect(found.map(({ hint }) => hint)).toEqual([
      'write 2 to 5, or {low: …, likely: …, high: …}',
      'write 1 to 2, or add likely',
      'add likely, or write 2 to 5',
    ])
  })

  it('is missed where the other one is not told', async () => {
    const tree = (config: string) => ({
      'pm.yaml': config,
      'backlog.yaml': '- {Id: a, title: A}\n',
    })
    const missing = expect.stringContaining('the item has no id')
    expect(await told(tree('rules: {unknown-field: off}'))).toEqual([missing])
    expect(await told(tree('rules: {unknown-field: warning}'))).toEqual([missing])
    expect(await told(tree('backlog: [{files: backlog.yaml, extra: allow}]'))).toEqual([missing])
    const ignored = '# pm-ignore unknown-field: ours\n- {Id: a, title: A}\n'
    expect(await told({ 'backlog.yaml': ignored })).toEqual([missing])
  })

  it('is missed where nothing else may mean it', async () => {
    const found = await problemsOf({ 'backlog.yaml': '- {title: A, segment: b}\n' })
    expect(found.map(({ rule }) => rule).sort()).toEqual(['missing-field', 'unknown-field'])
  })

  it('leaves the item out', async () => {
    const tree = { 'backlog.yaml': '- {Id: a, title: A}\n- {id: b, title: Zebra}\n' }
    const io = testIo({ cwd: folder(tree).root })
    expect(await run(['prioritize', '--format', 'json'], io)).toBe(1)
    expect(JSON.parse(io.stdout()).leftOut).toEqual([{ id: null, file: 'backlog.yaml', line: 1 }])
  })

  it('is not missed in a file of estimates', async () => {
    const estimates = 'ratr: ana\nestimate: {a: {effort: 2}}\n'
    const tree = { 'backlog.yaml': '- {id: a, title: Aa}\n', 'estimates/ana.yaml': estimates }
    expect((await problemsOf(tree)).map(({ rule, hint }) => [rule, hint])).toEqual([
      ['unknown-field', 'did you mean rater?'],
      ['unknown-field', 'did you mean estimates?'],
    ])
  })
})
