import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from '../../src/cli.js'
import type { Snapshot } from '../../src/edges/files.js'
import { testIo } from '../io.js'
import { filesIn, folder, git, repository, type TestFolder, type Tree } from '../repository.js'
import { placesIn, validate } from '../validate.js'

const MIB = 1_048_576

/** A clone of these files with only those in its root and in `src/` checked out. */
function sparseClone(tree: Tree): Pick<TestFolder, 'root' | 'git'> {
  const whole = repository({ 'src/x': 'x', ...tree })
  const beside = folder()
  git(beside.root, 'clone', '-q', '--sparse', `file://${whole.root}`, 'clone')
  const root = join(beside.root, 'clone')
  git(root, 'sparse-checkout', 'set', 'src')
  return { root, git: (...args) => git(root, ...args) }
}

async function snapshotOf(
  { root }: Pick<TestFolder, 'root'>,
  isCompared = false,
): Promise<Snapshot> {
  const files = filesIn(root)
  return files.open(await files.repository(root), { kind: 'worktree', isCompared })
}

describe('a sparse checkout', () => {
  it('has what is not checked out as it is in the index', async () => {
    const here = sparseClone({ 'a.yaml': 'a', 'backlog/b.yaml': 'b', 'backlog/c/d.yaml': 'd' })
    const snapshot = await snapshotOf(here, true)
    const paths = async (...bases: string[]) => (await snapshot.list(bases)).map(({ path }) => path)
    expect(await paths('')).toEqual(['a.yaml', 'backlog/b.yaml', 'backlog/c/d.yaml', 'src/x'])
    expect(await paths('backlog/c', 'a.yaml')).toEqual(['a.yaml', 'backlog/c/d.yaml'])
    const wanted = ['a.yaml', 'backlog/b.yaml', 'backlog/none.yaml', 'src/x', 'backlog/c/d.yaml']
    const read = await snapshot.read(wanted, MIB)
    expect(read.map((each) => ('bytes' in each ? String(each.bytes) : each.failure.kind))).toEqual([
      'a',
      'b',
      'missing',
      'x',
      'd',
    ])
    const ids = wanted.map((path) => snapshot.contentsOf?.(path))
    const staged = (path: string) => here.git('rev-parse', `:${path}`)
    expect(ids[1]).toBe(staged('backlog/b.yaml'))
    expect(ids[4]).toBe(staged('backlog/c/d.yaml'))
  })

  it('keeps its limits, and has no links', async () => {
    const here = sparseClone({
      'backlog/b.yaml': 'bbbb',
      'backlog/c.yaml': 'cccc',
      'backlog/l.yaml': { link: '../src/x' },
    })
    const snapshot = await snapshotOf(here)
    const failures = async (fileSize: number, totalSize: number) => {
      const paths = ['src/x', 'backlog/b.yaml', 'backlog/c.yaml', 'backlog/l.yaml']
      const read = []
      for await (const batch of snapshot.each(paths, fileSize, totalSize)) read.push(...batch)
      return read.map((each) => ('failure' in each ? each.failure.kind : ''))
    }
    expect(await failures(MIB, MIB)).toEqual(['', '', '', 'not-a-regular-file'])
    expect(await failures(3, MIB)).toEqual(['', 'too-large', 'too-large', 'not-a-regular-file'])
    expect(await failures(MIB, 6)).toEqual(['', '', 'too-much-data', 'too-much-data'])
  })

  it('takes what stands in the work tree before what is in the index', async () => {
    const here = sparseClone({ 'backlog/b.yaml': '- {id: b, title: Bee}\n' })
    expect(await placesIn(here)).toEqual([])
    mkdirSync(join(here.root, 'backlog'))
    writeFileSync(join(here.root, 'backlog/b.yaml'), '- id: b\n')
    expect(await placesIn(here)).toEqual(['*backlog/b.yaml:1:3 missing-field'])
  })

  it('writes no plan where it is not checked out', async () => {
    const text = '# Ours\n\n<!-- pm:roadmap:begin -->\n<!-- pm:roadmap:end -->\n'
    const here = sparseClone({
      'pm.yaml': 'roadmap: {file: docs/plan.md}\n',
      'backlog.yaml': '- {id: a, title: Aa}\n',
      'docs/plan.md': text,
    })
    const io = testIo({ cwd: here.root })
    expect(await run(['roadmap'], io)).toBe(2)
    expect(io.stderr()).toContain(
      'pm: cannot write docs/plan.md: it is not in the work tree\n  run the command again, in a sparse checkout after git sparse-checkout add docs\n',
    )
    expect(here.git('status', '--short')).toBe('')
    here.git('sparse-checkout', 'add', 'docs')
    expect(await run(['roadmap'], testIo({ cwd: here.root }))).toBe(0)
    expect(readFileSync(join(here.root, 'docs/plan.md'), 'utf8')).toMatch(/^# Ours\n.*Aa/s)
  })

  it('of a backlog is validated whole', async () => {
    const here = sparseClone({
      'pm.yaml': 'backlog: ["src/*.yaml", "backlog/*.yaml"]\n',
      'src/a.yaml': '- {id: a, title: Aa, depends_on: [b]}\n',
      'backlog/b.yaml': '- {id: b, title: Bee}\n',
    })
    const { code, stderr } = await validate(here)
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: '3 files, 2 items, 0 KPIs: no problems\n',
    })
  })
})
