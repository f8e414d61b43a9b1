import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { plainEnvironment } from '../process/pm.js'
import { folder, type Tree } from '../repository.js'
import type { Validation } from './misplaced.js'

const runner = fileURLToPath(new URL('process/run-here.js', import.meta.url))

interface Measured {
  readonly code: number
  readonly seconds: number
  readonly memory: number
  readonly stdout: string
  readonly stderr: string
}

/** What a run in a process of its own did, and the seconds of the processor and the memory that it took. */
function measured(tree: Tree, ...argv: string[]): Measured {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [runner, ...argv], {
    cwd: folder(tree).root,
    encoding: 'utf8',
    env: plainEnvironment(),
    maxBuffer: 1 << 28,
    timeout: 60_000,
  })
  expect({ status, signal, stderr }).toEqual({ status: 0, signal: null, stderr: '' })
  return JSON.parse(stdout) as Measured
}

/** What was over so many seconds of the processor and megabytes. */
function over({ seconds, memory }: Measured, most: { seconds: number; megabytes: number }) {
  return {
    ...(seconds > most.seconds && { seconds }),
    ...(memory > most.megabytes * 1e6 && { memory }),
  }
}

function times(count: number, text: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => text(at)).join('')
}

const laughs = [...'abcdefghij']
  .map((name, at, all) => `${name}: &${name} [${Array(9).fill(at ? `*${all[at - 1]}` : 'lol')}]\n`)
  .join('')

describe('what would take all time or memory is a problem that names its file and limit', () => {
  test.each([
    ['aliases of aliases', laughs, 'too-many-aliases'],
    ['lists in each other', '['.repeat(200_000), 'too-deep'],
    ['very many lists in each other', '['.repeat(2_000_000), 'too-many-values'],
    ['keys in each other', `${'? '.repeat(1_000_000)}a`, 'too-deep'],
    ['100,000 errors', '- *a\n'.repeat(100_000), 'too-many-problems'],
    ['a text of 50 MB', `- ${'x'.repeat(50_000_000)}`, 'file-too-large'],
    ['a text of 3 MB', `- ${'x'.repeat(3_000_000)}`, 'text-too-long'],
    ['a million values', `[${'a,'.repeat(1_000_000)}]`, 'too-many-values'],
  ])('%s', (_, text, rule) => {
    const done = measured({ 'backlog.yaml': text }, 'validate', '--format', 'json')
    const { problems } = JSON.parse(done.stdout) as Validation
    expect(problems.map((problem) => problem.rule)).toContain(rule)
    expect(new Set(problems.map(({ file }) => file))).toEqual(new Set(['backlog.yaml']))
    expect(done.code).toBe(1)
    expect(over(done, { seconds: 2, megabytes: 300 })).toEqual({})
  })
})

const kpi = (id: string) =>
  `- {id: ${id}, title: K, baseline: 1, target: 2, source: {file: a.csv, date: day, value: seen}}\n`
const item = (at: number, rest: string) => `- {id: i${at}, title: T${at}, ${rest}}\n`
const scored = 'status: planned, effort: 1, confidence: 80%, rice: {reach: 9, impact: low}'

/** Repositories of which something would take the square of its size, were each part compared with each other. */
const squares: Readonly<Record<string, Tree>> = {
  'items that depend on unknown ones': {
    'backlog.yaml': times(20_000, (at) => item(at, `depends_on: [j${at}]`)),
  },
  'a chain of dependencies': {
    'backlog.yaml': times(20_000, (at) => item(at, `depends_on: [i${at + 1}], due: 2027-01-01`)),
  },
  'a circle of dependencies': {
    'backlog.yaml': times(20_000, (at) => item(at, `depends_on: [i${(at + 1) % 20_000}]`)),
  },
  'a chain of parents': {
    'backlog.yaml': times(20_000, (at) => item(at, `parent: i${at + 1}`)),
  },
  'items that all depend on each other': {
    'backlog.yaml': times(300, (at) => item(at, `depends_on: [${times(300, (to) => `i${to}, `)}]`)),
  },
  'titles of the same words': {
    'backlog.yaml': times(
      9000,
      (at) => `- {id: i${at}, title: one two three four five six ${at}}\n`,
    ),
  },
  'an id given again and again': { 'backlog.yaml': '- {id: a, title: A}\n'.repeat(50_000) },
  'an item of many teams': {
    'backlog.yaml': item(1, `effort_by_team: {${times(50_000, (at) => `t${at}: 1, `)}}`),
  },
  'many rules': { 'pm.yaml': `rules: {${times(150_000, (at) => `r${at}: off, `)}}\n` },
  'many teams, and their items': {
    'pm.yaml': `teams: {${times(8000, (at) => `t${at}: {capacity: 1}, `)}}\nroadmap: {start: 2027-Q1}\n`,
    'backlog.yaml': times(8000, (at) => item(at, `${scored}, team: t${at}`)),
  },
  'planned items over what fits': {
    'pm.yaml': 'teams: {a: {capacity: 90}}\nroadmap: {start: 2027-01, periods: 60}\n',
    'backlog.yaml': times(8000, (at) => item(at, `${scored}, team: a`)),
  },
  'capacities for many periods': {
    'pm.yaml': `teams: {a: {capacity: {${times(9000, (at) => `${at + 1000}-Q1: 1, `)}}}}\n`,
  },
  'many frameworks': {
    'pm.yaml': `frameworks: {${times(5000, (at) => `f${at}: {inputs: {}, score: f${at + 1}}, `)}}\n`,
  },
  'frameworks that double': {
    'pm.yaml': `frameworks: {${times(60, (at) => `f${at}: {inputs: {a: }, score: "f${at + 1} + f${at + 1}"}, `)}}\n`,
  },
  'many words of an input': {
    'frameworks/own.yaml': `inputs: {a: {words: {${times(20_000, (at) => `w${at}: 1, `)}}}}\nscore: a\n`,
    'backlog.yaml': times(5000, (at) => item(at, `own: {a: v${at}}`)),
  },
  'a mapping of many values': {
    'pm.yaml': `backlog: [{files: x.yaml, map: {owner: {from: t, values: {${times(20_000, (at) => `v${at}: w, `)}}}}}]\n`,
    'x.yaml': times(10_000, (at) => item(at, `t: q${at}`)),
  },
  'a mapping of many fields': {
    'pm.yaml': `backlog: [{files: x.yaml, map: {${times(20_000, (at) => `fields.f${at}: t.${at}, `)}}}]\n`,
    'x.yaml': times(1000, (at) => item(at, 't: 1')),
  },
  'globs of many stars': {
    'pm.yaml': `backlog: ["${'*a'.repeat(500)}.yaml", "${'**/*a'.repeat(100)}.yaml", "${'{a,b}'.repeat(20)}.yaml"]\n`,
    [`${'a'.repeat(200)}.yaml`]: '- x\n',
    [`${'a/'.repeat(60)}${'a'.repeat(100)}.yaml`]: '- x\n',
  },
  'KPIs that read the same points': {
    'kpis.yaml': times(2000, (at) => kpi(`k${at}`)),
    'a.csv': `day,seen\n${'2026-01-01,1\n'.repeat(20_000)}`,
  },
  'points of a million rows': {
    'kpis.yaml': kpi('k'),
    'a.csv': `day,seen\n${'x,y\n'.repeat(1_000_000)}`,
  },
  'a formula of 60,000 signs': {
    'frameworks/own.yaml': `inputs: {a: }\nscore: ${'-'.repeat(60_000)}a\n`,
  },
  'comments that silence': {
    'backlog.yaml': `- {id: a, title: A}\n${times(20_000, (at) => `# pm-ignore x${at}: y\n`)}`,
  },
}

// Several times what they take, and a fraction of what a square of their size would.
const most = { seconds: 5, megabytes: 500 }

describe('what is compared or looked up takes no square of its size', () => {
  test.each(Object.entries(squares))('%s', (_, tree) => {
    for (const argv of [['validate'], ['roadmap', '--stdout']]) {
      const done = measured(tree, ...argv)
      expect([0, 1], done.stderr).toContain(done.code)
      expect({ argv, ...over(done, most) }).toEqual({ argv })
    }
  })
})

describe('what an import would take all time or memory for is refused or read in time', () => {
  test.each([
    ['a million rows', 'a.csv', `title,value\n${'x,1\n'.repeat(1_000_000)}`],
    ['rows of the same title', 'a.csv', `title,value\n${'x,1\n'.repeat(19_000)}`],
    ['very many columns', 'a.csv', `title,${times(300_000, (at) => `c${at},`)}\nx\n`],
    ['columns of the same name', 'a.csv', `title,${'c,'.repeat(990)}\n${'x,1,2\n'.repeat(5_000)}`],
    ['rows wider than the header', 'a.csv', `title,x\n${'a,'.repeat(1_500_000)}\n`],
    ['a quote that is never closed', 'a.csv', `title,x\n"${'a,b\n'.repeat(700_000)}`],
    ['quotes', 'a.csv', `title,x\n${'"'.repeat(3_000_000)}`],
    ['many long texts', 'a.csv', `title,notes\n${`x,${'y'.repeat(80_000)}\n`.repeat(45)}`],
    [
      'parents of parents',
      'a.csv',
      `id,title,parent\n${times(15_000, (at) => `i${at},T,i${at + 1}\n`)}`,
    ],
    ['a line of 4 MB', 'a.txt', `${'a '.repeat(2_000_000)}\n`],
    ['300,000 ideas', 'a.txt', 'x\n'.repeat(300_000)],
    ['very many headings', 'a.txt', '# x\n'.repeat(500_000)],
    ['very many bullets', 'a.txt', `${'- '.repeat(1_500_000)}x`],
  ])('%s', (_, name, text) => {
    const done = measured({ [name]: text }, 'init', '--from', name)
    expect([0, 1, 2], done.stderr).toContain(done.code)
    expect(over(done, { seconds: 5, megabytes: 500 })).toEqual({})
    expect(done.stderr.length).toBeLessThan(50_000)
  })
})
