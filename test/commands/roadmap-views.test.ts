import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { run } from '../../src/cli.js'
import { type Hideable, hideables, viewStyles } from '../../src/core/schema/views.js'
import { testIo } from '../io.js'
import { folder } from '../repository.js'

// Each hidden thing by a text that only it brings into a roadmap.
const traces: Readonly<Record<Hideable, readonly string[]>> = {
  ids: ['idone', 'idtwo', 'idthree', 'idfour'],
  owners: ['ownerone', 'ownerkpi'],
  teams: ['teamone', 'Team One'],
  efforts: ['7.13', 'person-weeks'],
  scores: ['1234', 'score', '"rank 1"', 'Rank', '\n1 ', '"1 First'],
  kpis: ['kpione', 'Kpi One'],
  dependencies: ['after ', 'Depends on', 'flowchart', 'waits'],
  due: ['2027-03-13', 'crit', 'hard', 'thick'],
  proposed: ['Third', 'idthree', 'proposed', 'dashed'],
  shipped: ['Fourth', 'idfour', '2026-10-11'],
}

const tree = (view: string) => ({
  'pm.yaml': `teams: {teamone: {title: Team One, capacity: 60}}\nroadmap: {start: 2027-Q1, periods: 3, views: [${view}]}\n`,
  'kpis.yaml': '- {id: kpione, title: Kpi One, baseline: 1, target: 2, owner: ownerkpi}\n',
  'backlog.yaml': [
    '- {id: idone, title: First, status: planned, owner: ownerone, team: teamone, effort: 7.125, confidence: 50%, rice: {reach: 17584.5, impact: medium}, kpis: {kpione: 1}, due: {date: 2027-03-13, kind: hard}, depends_on: [idtwo]}',
    '- {id: idtwo, title: Second, status: in-progress, tags: [secret], effort: 1, confidence: 50%, rice: {reach: 1, impact: low}}',
    '- {id: idthree, title: Third, status: candidate, effort: 1, confidence: 50%, rice: {reach: 2, impact: low}, depends_on: [idtwo]}',
    '- {id: idfour, title: Fourth, status: shipped, shipped: 2026-10-11}',
    '',
  ].join('\n'),
})

async function viewOf(view: string): Promise<string> {
  const here = folder(tree(view))
  const io = testIo({ cwd: here.root })
  expect(await run(['roadmap'], io), io.stderr()).toBe(0)
  return here.text('docs/view.md')
}

describe.each(viewStyles)('a view as %s', (style) => {
  test('shows everything that is not hidden', async () => {
    const text = await viewOf(`{file: docs/view.md, style: ${style}}`)
    for (const hidden of hideables)
      expect(
        traces[hidden].some((trace) => text.includes(trace)),
        hidden,
      ).toBe(true)
  })

  test.each(hideables)('leaves no trace of %s where they are hidden', async (hidden) => {
    const text = await viewOf(`{file: docs/view.md, style: ${style}, hide: [${hidden}]}`)
    expect(traces[hidden].filter((trace) => text.includes(trace))).toEqual([])
    expect(text).toContain('First')
  })

  test('leaves no trace of an item that a filter leaves out', async () => {
    const text = await viewOf(`{file: docs/view.md, style: ${style}, without: {tag: secret}}`)
    expect(text).not.toMatch(/Second|idtwo/)
    const only = await viewOf(`{file: docs/view.md, style: ${style}, only: {tag: secret}}`)
    expect(only).toContain('Second')
    expect(only).not.toMatch(/First|Third|Fourth|id(?:one|three|four)/)
  })

  test('leaves no trace of what is in a group that a filter leaves out', async () => {
    const { 'backlog.yaml': items, ...rest } = tree(
      `{file: docs/view.md, style: ${style}, without: {tag: secret, status: idea}}`,
    )
    const here = folder({
      ...rest,
      'backlog.yaml': `${items}${[
        '- {id: outer, title: Outer, tags: [secret]}',
        '- {id: inner, title: Inner, parent: outer}',
        '- {id: open, title: Open}',
        '- {id: hidden, title: Hidden, parent: inner, effort: 1, confidence: 50%, rice: {reach: 2, impact: low}}',
        '- {id: gone, title: Gone, parent: outer, status: shipped, shipped: 2026-10-11}',
        '- {id: shown, title: Shown, parent: open, effort: 1, confidence: 50%, rice: {reach: 2, impact: low}}',
      ].join('\n')}\n`,
    })
    const io = testIo({ cwd: here.root })
    expect(await run(['roadmap'], io), io.stderr()).toBe(0)
    const text = here.text('docs/view.md')
    expect(text).toContain('Shown')
    expect(text).not.toMatch(/Outer|Inner|Hidden|Gone|Second/i)
  })

  test('names what others depend on by its title where ids are hidden', async () => {
    const text = await viewOf(`{file: docs/view.md, style: ${style}, hide: [ids]}`)
    expect(text).toMatch(/(?:after |\| )Second/)
    expect(text).not.toContain('`Second`')
  })

  test('tells nothing of ranks by its order where scores are hidden', async () => {
    const text = await viewOf(`{file: docs/view.md, style: ${style}, hide: [scores]}`)
    const places = ['First', 'Second', 'Third'].map((title) => text.indexOf(title))
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })
})

test.each([
  ['First', 'First'],
  ['Click here', '- Click here'],
  ['titles of the kings', '- titles of the kings'],
  ['Section of a road', '- Section of a road'],
  ['2027-01-01 launch', '- 2027-01-01 launch'],
  ['Änderung', 'Änderung'],
])('a bar of "%s" without ranks is %j', async (title, label) => {
  const { 'backlog.yaml': items, ...rest } = tree(
    '{file: docs/view.md, style: timeline, hide: [scores]}',
  )
  const here = folder({ ...rest, 'backlog.yaml': items.replace('title: First', `title: ${title}`) })
  const io = testIo({ cwd: here.root })
  expect(await run(['roadmap'], io), io.stderr()).toBe(0)
  const chart = here.text('docs/view.md').split('```')[1]!
  expect(chart.split('\n')).toContainEqual(expect.stringMatching(new RegExp(`^${label} :crit`)))
})

test.each([
  ['../view.md', 'that is no path inside the repository'],
  ['/etc/view.md', 'that is no path inside the repository'],
  ['docs/', 'it is a folder'],
  ['docs/../.', 'it is a folder'],
  ['.git/hooks/pre-commit', "it is one of git's own files"],
  ['Backlog.YML', 'it holds data, and a roadmap is Markdown'],
  ['metrics/points.csv', 'it holds data, and a roadmap is Markdown'],
  ['estimates/ana.yaml', 'it holds data, and a roadmap is Markdown'],
  ['plans/next.task', 'it holds data, and a roadmap is Markdown'],
  ['.gitattributes', 'its name does not end in .md, .mdx or .markdown'],
  ['.github/workflows/roadmap.yml', 'it holds data, and a roadmap is Markdown'],
  ['CODEOWNERS', 'its name does not end in .md, .mdx or .markdown'],
  ['script.sh', 'its name does not end in .md, .mdx or .markdown'],
  ['docs/VIEW.MDX', undefined],
  ['docs/view.md', undefined],
  ['docs/../view.md', undefined],
])('a view in %s is refused where that is no place for it', async (file, fault) => {
  const { 'pm.yaml': config, ...files } = tree(`{file: '${file}'}`)
  const here = folder({
    ...files,
    'pm.yaml': `${config}backlog: [backlog.yaml, {files: 'plans/*.task'}]\n`,
  })
  const io = testIo({ cwd: here.root })
  expect(await run(['validate'], io)).toBe(fault === undefined ? 0 : 1)
  if (fault !== undefined)
    expect(io.stdout()).toContain(`error: no roadmap can be written to "${file}": ${fault}`)
})

test.each(['.github/workflows/evil.yml', '.gitattributes', '../out.md', 'pm.yaml', ''])(
  'a roadmap in "%s" is written by no flag',
  async (file) => {
    const { 'pm.yaml': config, ...files } = tree('{file: docs/view.md}')
    const named = config.replace('roadmap: {', `roadmap: {file: '${file}', `)
    expect(named).not.toBe(config)
    const here = folder({ ...files, 'pm.yaml': named })
    const before = readdirSync(here.root, { recursive: true })
    for (const flags of [[], ['--keep-going'], ['--keep-going', '--check']]) {
      const io = testIo({ cwd: here.root })
      expect(await run(['roadmap', ...flags], io)).toBeGreaterThan(0)
      expect(readdirSync(here.root, { recursive: true })).toEqual(before)
      expect(here.text('pm.yaml')).toBe(named)
    }
  },
)

test.each(['hide: [score]', 'without: {status: dropt}'])(
  'with an error such as %s views stay as they are, --keep-going or not',
  async (wrong) => {
    const here = folder({
      ...tree(`{file: docs/view.md, ${wrong}}`),
      'docs/view.md': 'before\n',
    })
    const io = testIo({ cwd: here.root })
    expect(await run(['roadmap', '--keep-going'], io)).toBe(1)
    expect(here.text('docs/view.md')).toBe('before\n')
    expect(here.text('roadmap.md')).toContain('First')
  },
)

test('none of the files is written where one has no place for its view', async () => {
  const here = folder({ ...tree('{file: docs/view.md}'), 'docs/view.md': 'no markers\n' })
  const io = testIo({ cwd: here.root })
  expect(await run(['roadmap'], io)).toBe(2)
  expect(io.stderr()).toContain('"docs/view.md" has no place for the roadmap')
  expect(() => here.text('roadmap.md')).toThrow(/ENOENT/)
})

describe('what an audience sees of dependencies', () => {
  const chain = (scores: readonly number[]) => ({
    'pm.yaml':
      'roadmap: {start: 2027-Q1, views: [{file: docs/view.md, style: timeline, hide: [scores]}]}\n',
    'backlog.yaml': scores
      .map((reach, at) => {
        const waits = at % 3 === 0 ? '' : `, depends_on: [i${at - 1}]`
        return `- {id: i${at}, title: Item ${at}, status: planned, effort: 1, confidence: 50%, rice: {reach: ${reach}, impact: low}${waits}}\n`
      })
      .join(''),
  })
  const drawn = async (scores: readonly number[]) => {
    const here = folder(chain(scores))
    const io = testIo({ cwd: here.root })
    expect(await run(['roadmap'], io), io.stderr()).toBe(0)
    return here.text('docs/view.md')
  }

  test('does not depend on what items are worth where scores are hidden', async () => {
    const scores = Array.from({ length: 60 }, (_, at) => at + 1)
    const text = await drawn(scores)
    expect(text).toContain('20 more arrows are left out')
    expect(await drawn(scores.toReversed())).toBe(text)
  })

  test('has no arrow to or from what a filter leaves out', async () => {
    const text = await viewOf('{file: docs/view.md, without: {tag: secret}}')
    expect(text).not.toContain('waits')
  })
})

const sets = fc.subarray([...hideables], { minLength: 1 })

test('of several hidden things none leaves a trace', async () => {
  await fc.assert(
    fc.asyncProperty(sets, fc.constantFrom(...viewStyles), async (hidden, style) => {
      const text = await viewOf(
        `{file: docs/view.md, style: ${style}, hide: [${hidden.join(', ')}]}`,
      )
      const found = hidden.flatMap((each) => traces[each].filter((trace) => text.includes(trace)))
      expect(found).toEqual([])
    }),
    { numRuns: 25 },
  )
})

test.each(viewStyles)(
  'a view as %s says nothing of broken promises, what would keep them and what agreements cost',
  async (style) => {
    const here = folder({
      'pm.yaml': `framework: value-effort\nteams: {core: {capacity: 4}}\nroadmap: {start: 2027-Q1, periods: 2, views: [{file: docs/view.md, style: ${style}}]}\n`,
      'backlog.yaml': [
        '- {id: first, title: First, team: core, status: planned, value: 9, effort: 3, period: {in: 2027-Q1, reason: reasonone}}',
        '- {id: law, title: Second, team: core, status: planned, value: 5, effort: 2, due: {date: 2027-03-31, kind: hard, reason: reasontwo}}',
        '- {id: gifts, title: Third, team: core, status: candidate, value: 3, effort: 1, worthless_after: {date: 2027-06-13, reason: reasonthree}}',
        '',
      ].join('\n'),
    })
    const io = testIo({ cwd: here.root })
    expect(await run(['roadmap'], io), io.stderr()).toBe(0)
    const all = here.text('roadmap.md')
    for (const told of [
      'Second',
      'reasontwo',
      'park `first`',
      'give core',
      'Agreed periods',
      '2027-06-13',
    ])
      expect(all).toContain(told)
    const view = here.text('docs/view.md')
    expect(view).toContain('First')
    expect(view).not.toMatch(/Second|law|reason|park|give core|keep|cost|worthless|2027-06-13/i)
  },
)
