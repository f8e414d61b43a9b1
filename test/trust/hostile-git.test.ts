import { cpSync, mkdirSync, readdirSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { run } from '../../src/cli.js'
import { ciServices } from '../../src/core/init/ci.js'
import { hookRunners } from '../../src/core/init/hooks.js'
import { configurePrograms, plainGit, tripwires } from '../hostile.js'
import { testIo } from '../io.js'
import { needs } from '../needs.js'
import { git, type TestFolder, unbornRepository } from '../repository.js'
import { stateOf } from '../state.js'
import { type Reading, readingLines } from './command-lines.js'

const acme = fileURLToPath(new URL('../../fixtures/acme', import.meta.url))
const missing = needs('git', 'sh')
const sources = {
  worktree: [],
  index: ['--staged'],
  commit: ['--ref', 'HEAD'],
  'an older commit': ['--ref', 'HEAD~1'],
} as const
const backlog = 'backlog/pay-by-bank.yaml'

let readings: readonly Reading[] = []
let wires = tripwires()

beforeAll(async () => {
  const more = ['--since HEAD~1', 'backlog/web.yaml', '- --stdin-path backlog/web.yaml']
  readings = [
    ...(await readingLines('pay-1', 'growth', 'web-1')),
    ...more.map((rest) => ({
      argv: ['validate', ...rest.split(' ')],
      format: 'text',
      isDefault: true,
    })),
    ...['', 'pay-1'].map((rest) => ({
      argv: ['log', ...rest.split(' ').filter(Boolean)],
      format: 'table',
      isDefault: true,
    })),
  ]
})

beforeEach(() => {
  wires = tripwires()
})

/** The example company in git, whose four states differ in the title of one item. */
function acmeRepository(): TestFolder {
  const at = unbornRepository()
  cpSync(acme, at.root, { recursive: true })
  const titled = (title: string) => {
    const text = at.text(backlog).replace(/^( *title: ).*$/m, `$1${title}`)
    at.add({ [backlog]: text })
  }
  titled('Committed first')
  at.git('add', '-A')
  at.git('commit', '-q', '-m', 'Start')
  titled('Committed last')
  at.add({ '.gitattributes': '* filter=evil diff=evil merge=evil\n' })
  at.git('add', '-A')
  at.git('commit', '-q', '-m', 'Second')
  titled('Staged')
  at.git('add', '-A')
  titled('Saved')
  at.add({ 'backlog/untracked.yaml': '- Untracked idea\n' })
  return at
}

/** Whether a command line asks for the history of what is staged, which has none. */
function isWithoutHistory(argv: readonly string[], flags: readonly string[]): boolean {
  return argv[0] === 'log' && flags === sources.index
}

const titles: Readonly<Record<keyof typeof sources, string>> = {
  worktree: 'Saved',
  index: 'Staged',
  commit: 'Committed last',
  'an older commit': 'Committed first',
}

async function pm(cwd: string, argv: readonly string[]) {
  const io = testIo({ cwd })
  const code = await run(argv, io)
  return { code, stdout: io.stdout(), stderr: io.stderr() }
}

/** `.git` and what is in it. */
function gitStateOf(root: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(stateOf(root)).filter(([name]) => name.startsWith('.git/') || name === '.git'),
  )
}

describe.skipIf(missing)('a repository whose configuration starts programs', () => {
  describe.each(Object.entries(sources))('read from %s', (source, flags) => {
    test('starts none under any command, and not a byte or time stamp changes', async () => {
      const at = acmeRepository()
      const replaced = at.git('rev-parse', `HEAD:${backlog}`)
      at.git('replace', replaced, at.git('rev-parse', 'HEAD:backlog/web.yaml'))
      configurePrograms(at, wires.wire)
      const before = stateOf(at.root)
      for (const { argv } of readings) {
        for (const cwd of [at.root, join(at.root, 'backlog')]) {
          if (cwd !== at.root && argv.includes('backlog/web.yaml')) continue
          const { code, stdout, stderr } = await pm(cwd, [...argv, ...flags])
          expect(
            isWithoutHistory(argv, flags) ? [2] : [0, 1],
            `${argv.join(' ')}: ${stderr}`,
          ).toContain(code)
          expect(wires.tripped(), argv.join(' ')).toEqual([])
          if (argv[0] === 'prioritize') expect(stdout).toContain(titles[source as 'index'])
        }
      }
      expect(stateOf(at.root)).toEqual(before)

      plainGit(at.root, 'status')
      plainGit(at.root, 'diff')
      expect(wires.tripped()).toEqual(expect.arrayContaining(['clean', 'fsmonitor']))
      expect(stateOf(at.root)).not.toEqual(before)
    })
  })

  test('starts none while pm writes, and git keeps what it has', async () => {
    const additions = [
      ...Object.keys(hookRunners).map((name) => ['--hooks', name]),
      ...Object.keys(ciServices).map((name) => ['--ci', name]),
    ]
    const at = acmeRepository()
    mkdirSync(join(at.root, 'new'))
    configurePrograms(at, wires.wire)
    const before = gitStateOf(at.root)
    const lines = [
      ['roadmap'],
      ...additions.map((flags) => ['init', ...flags]),
      ['init', '-C', 'new'],
    ]
    for (const argv of lines) {
      const { code, stderr } = await pm(at.root, argv)
      expect({ argv, code, stderr }).toEqual({ argv, code: 0, stderr: expect.anything() })
    }
    expect(at.text('roadmap.md')).toContain('Saved')
    expect(readdirSync(join(at.root, 'new')).sort()).toEqual([
      'backlog.yaml',
      'kpis.yaml',
      'pm.yaml',
    ])
    expect(gitStateOf(at.root)).toEqual(before)
    expect(wires.tripped()).toEqual([])
  })
})

describe.skipIf(missing)('a partial clone whose lacking objects a program is to fetch', () => {
  test('is read as far as it is there, and the program is not started', async () => {
    const at = acmeRepository()
    const id = at.git('rev-parse', 'HEAD:pm.yaml')
    unlinkSync(join(at.root, '.git/objects', id.slice(0, 2), id.slice(2)))
    for (const [key, value] of Object.entries({
      'core.repositoryFormatVersion': '1',
      'extensions.partialClone': 'origin',
      'remote.origin.promisor': 'true',
      'remote.origin.url': `ext::${wires.wire('ext')}`,
      'protocol.ext.allow': 'always',
      'protocol.allow': 'always',
    }))
      at.git('config', key, value)
    const before = stateOf(at.root)
    for (const { argv } of readings) {
      const found = await pm(at.root, argv)
      const isLog = argv[0] === 'log'
      expect(isLog ? [2] : [0, 1], `${argv.join(' ')}: ${found.stderr}`).toContain(found.code)
      for (const flags of isLog ? [['--ref', 'HEAD']] : [['--staged'], ['--ref', 'HEAD']]) {
        const { code, stderr } = await pm(at.root, [...argv, ...flags])
        expect({ argv, code }).toEqual({ argv, code: 2 })
        expect(stderr).toMatch(/^pm: this clone lacks files.*\n {2}fetch them: .*\n$/)
      }
      expect(wires.tripped(), argv.join(' ')).toEqual([])
    }
    expect(stateOf(at.root)).toEqual(before)

    plainGit(at.root, 'cat-file', '-p', id)
    expect(wires.tripped()).toEqual(['ext'])
  })
})

describe.skipIf(missing)('a bare repository among the files', () => {
  test('does not configure the runs inside it', async () => {
    const at = acmeRepository()
    const inside = join(at.root, 'backlog', 'bare')
    at.git('init', '-q', '--bare', inside)
    for (const [key, value] of Object.entries({
      'core.bare': 'false',
      'core.worktree': '..',
      'core.fsmonitor': wires.wire('fsmonitor'),
    }))
      git(inside, '--git-dir=.', 'config', key, value)
    const before = stateOf(at.root)
    for (const { argv } of readings) {
      if (argv.includes('backlog/web.yaml')) continue
      for (const flags of [sources.worktree, sources.index]) {
        const { code, stderr } = await pm(inside, [...argv, ...flags])
        const isRefused = isWithoutHistory(argv, flags)
        expect(isRefused ? [2] : [0, 1], `${argv.join(' ')}: ${stderr}`).toContain(code)
      }
    }
    expect(wires.tripped()).toEqual([])
    expect(stateOf(at.root)).toEqual(before)

    plainGit(inside, 'status')
    expect(wires.tripped()).toEqual(['fsmonitor'])
  })
})
