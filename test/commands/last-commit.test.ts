import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Run } from '../../src/command.js'
import { askedPlan } from '../../src/commands/asked-plan.js'
import { sinceCommit } from '../../src/commands/last-commit.js'
import { readGlobals } from '../../src/globals.js'
import { type Memory, readingMemory } from '../../src/workspace/memory.js'
import { openWorkspace } from '../../src/workspace/open.js'
import { fuzzCount, fuzzSeed, fuzzTimeout } from '../fuzz.js'
import { type TestIo, testIo } from '../io.js'
import { needs } from '../needs.js'
import { repository, type TestFolder } from '../repository.js'

const noGit = needs('git')

// What ana alone estimates.
const RATED = 'a7'

function items(prefix: string, count: number): string {
  const texts = Array.from({ length: count }, (_, at) =>
    [
      `- id: ${prefix}${at}`,
      `title: The ${prefix} number ${at}`,
      `status: ${at % 3 === 0 ? 'planned' : 'candidate'}`,
      `team: ${at % 2 === 0 ? 'web' : 'pay'}`,
      ...(`${prefix}${at}` === RATED ? [] : [`effort: ${1 + (at % 4)}`]),
      'confidence: 80%',
      `kpis: {paid: ${10 * (at + 1)}}`,
    ].join('\n  '),
  )
  return `${texts.join('\n')}\n`
}

const committed = {
  'pm.yaml': `framework: kpi
teams: {web: {capacity: 9 per quarter}, pay: {capacity: 9 per quarter}}
roadmap: {start: 2027-Q1, periods: 2}
raters: {ana: {}}
`,
  'kpis.yaml': `- id: paid
  title: Paid
  baseline: 0
  target: 100
  source: {file: metrics/paid.csv, date: week, value: rate}
`,
  'metrics/paid.csv': 'week,rate\n2027-01-04,3\n',
  'backlog/a.yaml': items('a', 12),
  'backlog/b.yaml': items('b', 12),
  'backlog/empty.yaml': '',
  'estimates/ana.yaml': 'rater: ana\nestimates:\n  a7: {effort: 1 to 3}\n',
  '.gitattributes': '*.yaml text eol=lf\n',
}

type Change = (here: TestFolder) => void

function edit(path: keyof typeof committed, change: (text: string) => string): Change {
  return (here) => {
    // An earlier change may have removed it.
    if (existsSync(join(here.root, path))) here.add({ [path]: change(here.text(path)) })
  }
}

function remove(path: string): Change {
  return (here) => rmSync(join(here.root, path), { force: true })
}

/** What may become of a work tree. */
const changes: Readonly<Record<string, Change>> = {
  'an effort': edit('backlog/a.yaml', (text) => text.replaceAll('effort: 2', 'effort: 9')),
  'a status': edit('backlog/b.yaml', (text) => text.replace('status: planned', 'status: shipped')),
  'a comment': edit('backlog/a.yaml', (text) => `# more\n${text}`),
  'a former id': edit('backlog/b.yaml', (text) => text.replace('id: b3', 'id: x3\n  was: [b3]')),
  'an error': edit('backlog/b.yaml', (text) => text.replace('effort: 1', 'effort: lots')),
  'a file that is none': edit('backlog/b.yaml', () => 'a: "\n'),
  'an empty file': edit('backlog/a.yaml', () => ''),
  'other line ends': edit('backlog/a.yaml', (text) => text.replaceAll('\n', '\r\n')),
  'a file without a commit': (here) => here.add({ 'backlog/c.yaml': items('c', 4) }),
  'no file': remove('backlog/b.yaml'),
  'a file elsewhere': (here) => {
    here.add({ 'backlog/z.yaml': committed['backlog/b.yaml'] })
    remove('backlog/b.yaml')(here)
  },
  'a link': (here) => {
    remove('backlog/b.yaml')(here)
    here.add({ 'backlog/b.yaml': { link: 'a.yaml' } })
  },
  'a link beside them': (here) => {
    remove('backlog/l.yaml')(here)
    here.add({ 'backlog/l.yaml': { link: 'a.yaml' } })
  },
  'what is staged alone': (here) => {
    const text = here.text('backlog/a.yaml')
    here.add({ 'backlog/a.yaml': text.replaceAll('effort: 3', 'effort: 7') })
    here.git('add', '-A')
    here.add({ 'backlog/a.yaml': text })
  },
  'less capacity': edit('pm.yaml', (text) => text.replace('9 per', '5 per')),
  'another framework': edit('pm.yaml', (text) => text.replace('kpi', 'ice')),
  'no configuration': edit('pm.yaml', () => 'a: "\n'),
  'a target': edit('kpis.yaml', (text) => text.replace('target: 100', 'target: 50')),
  'a point': edit('metrics/paid.csv', (text) => `${text}2027-01-11,80\n`),
  'no points': remove('metrics/paid.csv'),
  'points that git ignores': (here) => {
    here.add({ '.gitignore': 'metrics/\n' })
    here.git('rm', '-rq', '--cached', '--ignore-unmatch', 'metrics')
  },
  'an estimate': edit('estimates/ana.yaml', (text) => text.replace('1 to 3', '10 to 30')),
}

/** A run of `pm roadmap`, with how many files of commits it takes out of git. */
function runIn(root: string, flags: Readonly<Record<string, unknown>> = {}) {
  const io = testIo({ cwd: root })
  const counted = { read: 0 }
  const files: TestIo['files'] = {
    ...io.files,
    async open(repository, request) {
      const snapshot = await io.files.open(repository, request)
      if (request.kind !== 'commit') return snapshot
      return {
        ...snapshot,
        async *each(...args) {
          for await (const batch of snapshot.each(...args)) {
            const results = [...batch]
            counted.read += results.length
            yield results
          }
        },
      }
    },
  }
  const globals = readGlobals(flags, io)
  const run: Run = {
    io: { ...io, files },
    args: [],
    flags,
    globals,
    workspace: (unsaved, request = globals.request, memory = undefined) =>
      openWorkspace(run.io, { ...globals, request }, unsaved, memory),
  }
  return { run, counted }
}

async function since(root: string, memory?: Memory, flags?: Readonly<Record<string, unknown>>) {
  const { run, counted } = runIn(root, flags)
  const workspace = await run.workspace([], undefined, memory)
  const plan = await askedPlan(run, workspace)
  const told = await sinceCommit(run, workspace, plan, memory ?? readingMemory())
  return { told, read: counted.read }
}

const count = fuzzCount(25, 150)

describe.skipIf(noGit)('what moved since the commit', () => {
  test(
    'is the same whether what did not change is read again or not',
    async () => {
      const names = fc.uniqueArray(fc.constantFrom(...Object.keys(changes)), { maxLength: 3 })
      const property = fc.asyncProperty(names, fc.boolean(), async (chosen, staged) => {
        const here = repository(committed)
        for (const name of chosen) changes[name]!(here)
        const flags = { staged }
        const alone = await since(here.root, undefined, flags)
        const shared = await since(here.root, readingMemory(), flags)
        expect(shared.told).toEqual(alone.told)
      })
      await fc.assert(property, { numRuns: count, seed: fuzzSeed })
    },
    fuzzTimeout(count, 2_000),
  )

  test.each(Object.keys(changes))('is the same after %s', async (name) => {
    const here = repository(committed)
    changes[name]!(here)
    const { told } = await since(here.root)
    expect((await since(here.root, readingMemory())).told).toEqual(told)
  })

  test('takes no file out of git where nothing changed', async () => {
    const { 'backlog/empty.yaml': _, ...files } = committed
    const here = repository(files)
    expect((await since(here.root)).read).toBeGreaterThan(0)
    expect(await since(here.root, readingMemory())).toEqual({ told: null, read: 0 })
    expect(await since(here.root, readingMemory(), { staged: true })).toEqual({
      told: null,
      read: 0,
    })
  })

  test('tells what moved in one file of several', async () => {
    const here = repository(committed)
    const text = committed['backlog/a.yaml'].replaceAll('effort: 4', 'effort: 200')
    here.add({ 'backlog/a.yaml': text })
    const { told } = await since(here.root, readingMemory())
    expect(told?.moves.left.map(({ id }) => id)).toContain('a3')
  })
})
