import { platform } from 'node:process'
import { describe, expect, it } from 'vitest'
import { needs } from '../needs.js'
import { fifo, folder, repository } from '../repository.js'
import { placesIn, problemsOf } from '../validate.js'

it('a FIFO that is alone in a folder of items is told', async ({ skip }) => {
  skip(platform === 'win32', 'Windows has no FIFO')
  for (const make of [repository, folder]) {
    const here = make({ 'backlog.yaml': '- A\n' })
    here.add({ 'backlog/more.yaml': fifo })
    expect(await placesIn(here)).toEqual(['*backlog/more.yaml:1:1 not-a-regular-file'])
  }
})

it('a glob that takes in pm.yaml alone matches no file', async () => {
  const here = folder({ 'pm.yaml': 'backlog: ["*.yaml"]\n' })
  expect(await placesIn(here)).toEqual(['pm.yaml:1:11 no-file-matches'])
})

it('of two files in the index that some systems keep as one, the second is told', async () => {
  const here = repository({ 'backlog/Web.yaml': '- A\n' })
  const blob = here.git('rev-parse', 'HEAD:backlog/Web.yaml')
  here.git('update-index', '--add', '--cacheinfo', `100644,${blob},backlog/web.yaml`)
  const told = await placesIn(here, '--staged')
  expect(told.filter((each) => each.endsWith(' file-differs-in-case'))).toEqual([
    'backlog/web.yaml:1:1 file-differs-in-case',
  ])
})

describe('a pm.yaml beside which nothing is read', () => {
  const empty = { 'pm.yaml': '# Ours\nproduct: X\n' }

  it.for([
    [{ 'backlogs/a.yaml': '- A\n' }],
    [{ 'Backlogs.yaml': '- A\n' }],
    [{ 'frameworks/f.yaml': 'inputs: {lift: {}}\nscore: lift\n' }],
    [{}],
  ])('is told beside %j', async ([more]) => {
    const [problem, ...others] = await problemsOf({ ...empty, ...more })
    expect(problem).toMatchObject({
      ...{ rule: 'no-file-matches', severity: 'warning', file: 'pm.yaml', line: 2, column: 1 },
      message:
        'no file matches "backlog.{yaml,yml}" or "backlog/**/*.{yaml,yml}", so that no item and no KPI is read',
    })
    expect(others).toEqual([])
  })

  it.skipIf(needs('git'))('is told where git ignores the backlog', async () => {
    const here = repository({ ...empty, '.gitignore': 'backlog.yaml\n' })
    here.add({ 'backlog.yaml': '- A\n' })
    for (const args of [[], ['--staged'], ['--ref', 'HEAD']])
      expect(await placesIn(here, ...args)).toEqual(['pm.yaml:2:1 no-file-matches'])
  })

  it.for([
    [{ 'backlog/a.yml': '- A\n' }],
    [{ 'backlog.yaml': '' }],
    [{ 'kpis.yaml': '' }],
    [{ 'pm.yaml': 'backlog: []\n' }],
    [{ 'pm.yaml': '# pm-ignore no-file-matches: the items come next week\nproduct: X\n' }],
  ])('is meant so beside %j', async ([more]) => {
    expect(await problemsOf({ ...empty, ...more })).toEqual([])
  })

  it('is not told where what it says of its files cannot be read', async () => {
    for (const text of ['backlog: {a: 1}\n', 'backlog: [[x]]\n', 'backlog: "open\n']) {
      const rules = (await problemsOf({ 'pm.yaml': text })).map(({ rule }) => rule)
      expect(rules).not.toContain('no-file-matches')
    }
  })

  it('is told once of a glob of its own', async () => {
    expect(await placesIn(folder({ 'pm.yaml': 'backlog: [items/*.yaml]\n' }))).toEqual([
      'pm.yaml:1:11 no-file-matches',
    ])
  })
})
