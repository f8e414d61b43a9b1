import { describe, expect, it } from 'vitest'
import { folder, repository, type TestFolder } from '../repository.js'
import { placesIn, problemsIn, validate } from '../validate.js'

const kpi = (file: string) =>
  `- {id: a, title: A, baseline: 1, target: 2, owner: bo, source: {file: ${file}, date: day, value: n}}\n`

describe('a CSV file of points', () => {
  const secrets = {
    '.gitignore': '.env\nsecret/\nsecret.csv\n',
    '.env': 'API_KEY=hunter2\n',
    'secret/points.csv': 'API_KEY=hunter2\n',
    'secret.csv': '',
  }

  it.each([
    '.env',
    './metrics/../.env',
    'secret/points.csv',
    'secret.csv',
    '.git/config',
    '.git/HEAD',
  ])('that git ignores, or one of git’s own, is not read: %s', async (file) => {
    const here = repository({ ...secrets, 'kpis.yaml': kpi(file) })
    here.git('config', 'remote.origin.url', 'https://hunter2@example.com')
    const { stdout } = await validate(here)
    expect(stdout).toContain("is not read: git ignores it, or it is git's own [missing-file]")
    expect(stdout).not.toMatch(/API_KEY|hunter2|remote|ref: refs/)
    expect(await placesIn(here)).toEqual(['*kpis.yaml:1:71 missing-file'])
  })

  it.each([
    ['tracked though git ignores it', true],
    ['not tracked yet', false],
  ])('is read where it is %s', async (_, isTracked) => {
    const points = 'day,n\n2026-11-01,few\n'
    const here = repository({ 'kpis.yaml': kpi('points.csv') })
    here.add({ 'points.csv': points, ...(isTracked && { '.gitignore': '*.csv\n' }) })
    if (isTracked) here.git('add', '-f', 'points.csv')
    expect(await placesIn(here)).toEqual(['*points.csv:2:12 kpi-points'])
  })

  it('is read from the index and from commits', async () => {
    const points = 'day,n\n2026-11-01,few\n'
    const here = repository({ 'kpis.yaml': kpi('points.csv'), 'points.csv': points })
    for (const args of [['--staged'], ['--ref', 'HEAD']])
      expect(await placesIn(here, ...args)).toEqual(['*points.csv:2:12 kpi-points'])
  })

  it('that stands nowhere does not exist', async () => {
    for (const here of [
      repository({ 'kpis.yaml': kpi('points.csv') }),
      folder({ 'kpis.yaml': kpi('points.csv') }),
    ])
      expect(await told(here)).toEqual(['points.csv does not exist'])
  })

  it('is no folder and no link', async () => {
    const here = repository({
      'kpis.yaml': kpi('metrics') + kpi('link.csv').replace('id: a', 'id: b'),
      'metrics/a.csv': '',
      'link.csv': { link: '.git/config' },
    })
    expect(await told(here)).toEqual([
      '"metrics" is a folder, and only regular files are read',
      '"link.csv" is a symbolic link, and only regular files are read',
    ])
  })
})

async function told(here: TestFolder): Promise<readonly string[]> {
  const problems = await problemsIn(here)
  return problems.filter(({ severity }) => severity === 'error').map(({ message }) => message)
}

describe('a KPI with an error', () => {
  it('is left out, and nobody is blamed for what follows', async () => {
    const here = folder({
      'pm.yaml': 'framework: kpi\n',
      'kpis.yaml': `- {id: a, title: A, baseline: 1, target: 2, weight: -3, owner: bo}
- {id: b, title: B, baseline: {value: 1, date: 2026-11-01}, target: 2, owner: bo, history: [{date: 2026-11-02, value: few}]}
- {id: c, title: C, baseline: {value: 1, date: 2026-11-01}, target: 2, owner: bo}
`,
      'backlog.yaml': `- {id: x, title: X, status: planned, kpis: {a: 1, b: 1}, confidence: 80%, effort: 1}
- {id: y, title: Y, status: planned, kpis: {c: 1}, confidence: 80%, effort: 1}
`,
    })
    expect(await placesIn(here)).toEqual([
      '*kpis.yaml:1:53 out-of-range',
      '*kpis.yaml:2:119 invalid-type',
    ])
  })
})
