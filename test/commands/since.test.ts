import { describe, expect, test } from 'vitest'
import { needs } from '../needs.js'
import { folder, repository, unbornRepository } from '../repository.js'
import { placesIn, problemsIn, validate } from '../validate.js'

const noGit = needs('git')

/** An item of four lines with a misspelt field in the third. */
function item(id: string): string {
  return `- id: ${id}\n  title: T-${id}\n  efort: 1\n  owner: ana\n`
}

const many = Array.from({ length: 30 }, (_, at) => item(`i${at}`))

describe.skipIf(noGit)('--since', () => {
  test('starts clean on an old backlog', async () => {
    const here = repository({ 'backlog.yaml': many.join('') })
    expect(await problemsIn(here)).toHaveLength(30)
    expect(await problemsIn(here, '--since', 'HEAD')).toEqual([])
    const { code, stderr } = await validate(here, ['--since', 'HEAD'])
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: '1 file, 30 items, 0 KPIs: no new problems; 30 older ones left out\n',
    })
    here.add({ 'backlog.yaml': `${many.join('')}- {id: z, title: Z, ${'efort: 1'}}\n` })
    expect((await validate(here, ['--since', 'HEAD'])).stderr).toBe(
      '1 file, 31 items, 0 KPIs: 1 error, 0 warnings; 30 older problems left out\n',
    )
    here.add({ 'backlog.yaml': '- {id: z, title: Z}\n' })
    expect((await validate(here, ['--since', 'HEAD'])).stderr).toBe(
      '1 file, 1 item, 0 KPIs: no problems\n',
    )
  })

  test('shows a problem on a changed line, and none beside it', async () => {
    const here = repository({ 'backlog.yaml': many.join('') })
    here.add({ 'backlog.yaml': here.text('backlog.yaml').replace('  efort: 1\n', '  efort: 2\n') })
    expect(await placesIn(here, '--since', 'HEAD')).toEqual(['*backlog.yaml:3:3 unknown-field'])
    here.add({ 'backlog.yaml': many.join('').replace('T-i0\n', 'T-i0 and more\n') })
    expect(await placesIn(here, '--since', 'HEAD')).toEqual([])
  })

  test('shows what is new, wherever it is put in', async () => {
    const here = repository({ 'backlog.yaml': many.join('') })
    for (const at of [0, 15, 30]) {
      here.add({ 'backlog.yaml': [...many.slice(0, at), item('new'), ...many.slice(at)].join('') })
      expect(await placesIn(here, '--since', 'HEAD')).toEqual([
        `*backlog.yaml:${at * 4 + 3}:3 unknown-field`,
      ])
    }
  })

  test('shows what a deleted line brings, and no old fault beside it', async () => {
    const here = repository({ 'backlog.yaml': many.join('') })
    here.add({ 'backlog.yaml': many.join('').replace('  title: T-i4\n', '') })
    const found = await placesIn(here, '--since', 'HEAD')
    expect(found).toEqual(['*backlog.yaml:17:3 missing-field'])
    here.add({ 'backlog.yaml': many.toSpliced(4, 1).join('') })
    expect(await placesIn(here, '--since', 'HEAD')).toEqual([])
  })

  test('compares with the commit where both have parted', async () => {
    const here = repository({ 'backlog.yaml': many.join('') })
    here.git('branch', 'main-line')
    here.git('checkout', '-q', 'main-line')
    here.add({ 'backlog.yaml': many.join('').replace('  efort: 1\n', '  effort: 1\n') })
    here.git('commit', '-qam', 'mend one')
    here.git('checkout', '-q', '-')
    here.add({ 'backlog.yaml': [...many, item('new')].join('') })
    const own = ['*backlog.yaml:123:3 unknown-field']
    expect(await placesIn(here, '--since', 'main-line')).toEqual(own)
    here.git('commit', '-qam', 'add one')
    expect(await placesIn(here, '--since', 'main-line')).toEqual(own)
    expect(await placesIn(here, '--since', 'main-line', '--ref', 'HEAD')).toEqual(own)
    // Which its misspelling had hidden.
    expect(await placesIn(here, '--since', 'HEAD', '--ref', 'main-line')).toEqual([
      'backlog.yaml:1:7 unscored-candidate',
    ])
  })

  test('compares with a commit that has none in common as it is, and says so', async () => {
    const here = repository({ 'backlog.yaml': many.join('') })
    here.git('checkout', '-q', '--orphan', 'alone')
    here.git('commit', '-qm', 'begin anew')
    here.add({ 'backlog.yaml': [...many, item('new')].join('') })
    const since = ['--since', 'main']
    const { stderr } = await validate(here, since)
    expect(stderr).toContain('pm: "main" and "HEAD" have no commit in common here')
    expect(await placesIn(here, ...since)).toEqual(['*backlog.yaml:123:3 unknown-field'])
  })

  test('shows what an item lacks when any line of it has changed', async () => {
    const old = `- id: a\n  title: A\n  status: planned\n  effort: 1\n  notes: x\n${item('b')}`
    const here = repository({ 'backlog.yaml': old })
    expect(await placesIn(here, '--since', 'HEAD')).toEqual([])
    here.add({ 'backlog.yaml': old.replace('notes: x', 'notes: y') })
    expect(await placesIn(here, '--since', 'HEAD')).toEqual(['*backlog.yaml:1:7 unscored-planned'])
    here.add({ 'backlog.yaml': old.replace('  effort: 1\n', '') })
    expect(await placesIn(here, '--since', 'HEAD')).toEqual(['*backlog.yaml:1:7 unscored-planned'])
  })

  test.each([
    ['Zebra crossing', 'Zebra crossing X', []],
    ['Elephant park', 'Elephant park X', []],
    ['Stripes', 'Stripes X', []],
    ['effort: 30', 'effort: 31', ['effort-over-period']],
    ['due: 2028-01-01', 'due: 2028-01-02', ['due-before-dependency']],
    ['reach: 14', 'reach: 15', []],
    ['100%', '1', ['guess-without-evidence']],
    ['period: 2027-Q1', 'period: {in: 2027-Q1}', ['agreement-missed']],
  ])('changing %s to %s of items with old problems shows %j', async (from, to, expected) => {
    const old = `- id: p2
  title: Zebra crossing
  team: web
  status: planned
  effort: 1
  confidence: 100%
  rice: {reach: 14, impact: high}
  due: {date: 2027-04-01, kind: hard}
  worthless_after: 2027-01-05
  period: 2027-Q1
  depends_on: [p3]
- id: p3
  title: Elephant park
  team: web
  effort: 30
  confidence: 60%
  rice: {reach: 3, impact: high}
  due: 2028-01-01
  was: [p2]
`
    const kpi = `- id: k
  title: Stripes
  baseline: {value: 1, date: 2025-01-01}
  target: 2
  owner: bo
`
    const here = repository({
      'pm.yaml': `teams: {web: {capacity: 6 per quarter}}
roadmap: {start: 2027-Q1, periods: 4}
`,
      'kpis.yaml': kpi,
      'backlog.yaml': old,
    })
    const all = ['--today', '2026-11-22']
    expect((await problemsIn(here, ...all)).map(({ rule }) => rule).sort()).toEqual([
      'agreement-missed',
      'due-before-dependency',
      'effort-over-period',
      'former-id-in-use',
      'guess-without-evidence',
      'hard-date-missed',
      'promised-when-worthless',
      'stale-kpi',
    ])
    here.add({ 'backlog.yaml': old.replace(from, to), 'kpis.yaml': kpi.replace(from, to) })
    const found = await problemsIn(here, '--since', 'HEAD', ...all)
    expect(found.map(({ rule }) => rule)).toEqual(expected)
  })

  test('shows a problem that names a changed line elsewhere', async () => {
    const here = repository({ 'backlog.yaml': '- Dark mode\n- b\n- c\n- d\n' })
    here.add({ 'backlog.yaml': '- Mode dark\n- b\n- c\n- d\n- Dark mode\n' })
    here.git('commit', '-qam', 'more')
    here.add({ 'backlog.yaml': '- Modes, dark\n- b\n- c\n- d\n- Dark mode\n' })
    expect(await placesIn(here, '--since', 'HEAD')).toEqual(['backlog.yaml:5:3 similar-title'])
  })

  test('shows what makes a changed file unreadable on whatever line that shows', async () => {
    const here = repository({ 'backlog.yaml': many.join('') })
    here.add({ 'backlog.yaml': many.join('').replace('title: T-i3', 'title: "T-i3') })
    expect(await placesIn(here, '--since', 'HEAD')).toContainEqual(
      expect.stringContaining('yaml-syntax'),
    )
  })

  test('leaves out a file that was unreadable before', async () => {
    const here = repository({ 'backlog/a.yaml': 'a: "', 'backlog/b.yaml': 'id: b\ntitle: B\n' })
    here.add({ 'backlog/b.yaml': 'id: b\ntitle: B\nefort: 1\n' })
    expect(await placesIn(here, '--since', 'HEAD')).toEqual(['*backlog/b.yaml:3:1 unknown-field'])
  })

  test('takes every line of a new file for changed', async () => {
    const here = repository({ 'backlog/a.yaml': many.join('') })
    here.add({ 'backlog/b.yaml': item('b1') + item('b2') })
    expect(await placesIn(here, '--since', 'HEAD')).toEqual([
      '*backlog/b.yaml:3:3 unknown-field',
      '*backlog/b.yaml:7:3 unknown-field',
    ])
  })

  test('knows a renamed file again', async () => {
    const here = repository({ 'backlog/a.yaml': many.join(''), 'backlog/c.yaml': item('c') })
    here.git('mv', 'backlog/a.yaml', 'backlog/b.yaml')
    expect(await placesIn(here, '--since', 'HEAD')).toEqual([])
    here.add({ 'backlog/b.yaml': many.join('') + item('new') })
    expect(await placesIn(here, '--since', 'HEAD')).toEqual(['*backlog/b.yaml:123:3 unknown-field'])
    expect(await placesIn(here, '--since', 'HEAD', '--staged')).toEqual([])
  })

  test('knows a renamed file of points again', async () => {
    const kpi = (file: string) =>
      `- {id: c, title: C, owner: bo, baseline: {value: 1, date: 2026-10-01}, target: 4, source: {file: ${file}, date: d, value: v}}\n`
    for (const [from, to] of [
      ['a.csv', 'b.csv'],
      ['metrics/a.txt', 'b.TXT'],
      ['points', 'measured/values'],
    ] as const) {
      const rows = 'd,v\n2026-10-02,x\n2026-10-03,3\n2026-10-04,3\n'
      const here = repository({ 'kpis.yaml': kpi(from), [from]: rows })
      here.add({ 'measured/README.md': '' })
      here.git('mv', from, to)
      here.add({ 'kpis.yaml': kpi(to) })
      expect(await placesIn(here)).toEqual([`*${to}:2:12 kpi-points`])
      expect(await placesIn(here, '--since', 'HEAD')).toEqual([])
      here.add({ [to]: `${rows}2026-10-05,y\n` })
      expect(await placesIn(here, '--since', 'HEAD')).toEqual([`*${to}:5:12 kpi-points`])
    }
  })

  test('takes line ends for no change', async () => {
    const here = repository({ 'backlog.yaml': many.join('') })
    here.add({ 'backlog.yaml': many.join('').replaceAll('\n', '\r\n') })
    expect(await problemsIn(here, '--since', 'HEAD')).toEqual([])
  })

  test('takes all in between for changed where a text is another one', async () => {
    const items = Array.from({ length: 1500 }, (_, at) => item(`i${at}`))
    const here = repository({ 'backlog.yaml': items.join('') })
    const turned = items.map((text, at) => (at < 1200 ? text.replace('ana', `bo${at}`) : text))
    here.add({ 'backlog.yaml': turned.join('') })
    const found = await placesIn(here, '--since', 'HEAD')
    expect(found[0]).toBe('*backlog.yaml:1:1 too-many-problems')
    expect(found.at(-1)).toBe('*backlog.yaml:4003:3 unknown-field')
  })

  test('holds against the index with --staged, and against another commit with --ref', async () => {
    const here = repository({ 'backlog.yaml': item('a') })
    here.add({ 'backlog.yaml': item('a') + item('b') })
    expect(await problemsIn(here, '--since', 'HEAD', '--staged')).toEqual([])
    here.git('add', '-A')
    here.add({ 'backlog.yaml': item('a') + item('b') + item('c') })
    expect(await placesIn(here, '--since', 'HEAD', '--staged')).toEqual([
      '*backlog.yaml:7:3 unknown-field',
    ])
    here.git('commit', '-qm', 'b')
    expect(await placesIn(here, '--since', 'HEAD~1', '--ref', 'HEAD')).toEqual([
      '*backlog.yaml:7:3 unknown-field',
    ])
    expect(await placesIn(here, '--since', 'HEAD~1')).toHaveLength(2)
  })

  test('takes everything for changed before the first commit', async () => {
    const here = unbornRepository({ 'backlog.yaml': item('a') })
    expect(await placesIn(here, '--since', 'HEAD')).toEqual(['*backlog.yaml:3:3 unknown-field'])
    here.git('add', '-A')
    expect(await placesIn(here, '--since', 'HEAD', '--staged')).toHaveLength(1)
  })

  test.for([
    [['--since', 'main~9'], /git knows no commit "main~9"/],
    [['--since', '--output=x'], /no revision|needs a value|argument/],
    [['--since=-x'], /"-x" is no revision/],
    [['--since', 'HEAD\n'], /"HEAD\\n" is no revision/],
    [['--since', ''], /no revision/],
    [['--since', 'origin/main'], /git knows no commit "origin\/main"/],
  ] as const)('%j ends with 2 and a hint', async ([args, message]) => {
    const here = repository({ 'backlog.yaml': item('a') })
    const { code, stdout, stderr } = await validate(here, args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(message)
    expect(stderr).toMatch(/^pm: .*\n {2}\S.*\n$/)
  })

  test('limits what --max-warnings counts, and is limited by files', async () => {
    const warned = (id: string) => `- {id: ${id}, title: T-${id}, status: candidate}\n`
    const here = repository({ 'backlog/a.yaml': warned('a'), 'backlog/b.yaml': warned('b') })
    const code = async (...args: readonly string[]) => (await validate(here, args)).code
    expect(await code('--max-warnings', '1')).toBe(1)
    expect(await code('--max-warnings', '1', '--since', 'HEAD')).toBe(0)
    here.add({ 'backlog/a.yaml': warned('c'), 'backlog/b.yaml': warned('d') })
    expect(await code('--max-warnings', '1', '--since', 'HEAD')).toBe(1)
    expect(await code('--max-warnings', '1', '--since', 'HEAD', 'backlog/b.yaml')).toBe(0)
  })
})

test('--since outside git says that it needs it', async () => {
  const { code, stderr } = await validate(folder({ 'backlog.yaml': '- a\n' }), ['--since', 'HEAD'])
  expect(code).toBe(2)
  expect(stderr).toBe(
    'pm: --since needs a git repository, and this folder is in none\n  leave out --since to see every problem\n',
  )
})

describe.skipIf(noGit)('--since and a change elsewhere', () => {
  const backlog = `- {id: a, title: A, depends_on: [b]}\n- {id: c, title: C}\n- {id: b, title: B}\n`

  test('shows what a deletion breaks in the same file and in another one', async () => {
    const here = repository({
      'backlog.yaml': backlog,
      'backlog/d.yaml': '- {id: d, title: D, depends_on: [b]}\n',
    })
    here.add({ 'backlog.yaml': backlog.replace('- {id: b, title: B}\n', '') })
    expect(await placesIn(here, '--since', 'HEAD')).toEqual([
      '*backlog.yaml:1:34 unknown-dependency',
      '*backlog/d.yaml:1:34 unknown-dependency',
    ])
  })

  test('shows the items that lose their team', async () => {
    const here = repository({
      'pm.yaml': 'teams: {backend: {}}\n',
      'backlog.yaml': '- {id: a, title: A, team: backend}\n- {id: b, title: B, team: fronted}\n',
    })
    here.add({ 'pm.yaml': 'teams: {backnd: {}}\n' })
    expect(await placesIn(here, '--since', 'HEAD')).toEqual(['*backlog.yaml:1:27 unknown-team'])
  })
})
