import { execFileSync } from 'node:child_process'
import { unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import type { SnapshotRequest } from '../../src/edges/files.js'
import { configurePrograms, plainGit, tripwires } from '../hostile.js'
import { needs } from '../needs.js'
import { filesIn, gitEnvironment, repository, type TestFolder } from '../repository.js'

const requests: readonly SnapshotRequest[] = [
  { kind: 'worktree' },
  { kind: 'index' },
  { kind: 'commit', revision: 'HEAD' },
  { kind: 'commit', revision: 'HEAD~1' },
]
const missing = needs('git', 'sh')

/** A repository whose own configuration starts a program wherever git would. */
function hostileRepository(wire: (name: string) => string): TestFolder {
  const at = repository({ '.gitattributes': '', 'backlog/a.yaml': 'one\n', 'sub/b.yaml': 'b\n' })
  at.add({ 'backlog/a.yaml': 'two\n', '.gitattributes': '* filter=evil diff=evil merge=evil\n' })
  at.git('commit', '-q', '-a', '-m', 'Second')
  at.git(
    'replace',
    at.git('rev-parse', 'HEAD:backlog/a.yaml'),
    at.git('rev-parse', 'HEAD:sub/b.yaml'),
  )
  at.add({ 'backlog/a.yaml': 'six\n', 'backlog/new.yaml': 'new\n' })
  configurePrograms(at, wire)
  return at
}

async function readAll(cwd: string, request: SnapshotRequest): Promise<Record<string, unknown>> {
  const files = filesIn(cwd)
  const snapshot = await files.open(await files.repository(cwd), request)
  const listed = await snapshot.list(['', 'backlog', 'sub'])
  const read = await snapshot.read(
    listed.map(({ path }) => path),
    10_000,
  )
  return Object.fromEntries(
    read.map((each) => [
      each.path,
      'bytes' in each ? Buffer.from(each.bytes).toString() : each.failure.kind,
    ]),
  )
}

describe.skipIf(missing)('a hostile repository', () => {
  let wires = tripwires()
  beforeEach(() => {
    wires = tripwires()
  })

  test('starts programs under plain git, and none while it is read', async () => {
    const at = hostileRepository(wires.wire)
    for (const from of [at.root, join(at.root, 'sub')]) {
      const read = await Promise.all(requests.map((request) => readAll(from, request)))
      // A replaced object is not taken for the one that was committed.
      expect(read.map((texts) => texts['backlog/a.yaml'])).toEqual([
        'six\n',
        'two\n',
        'two\n',
        'one\n',
      ])
      expect(wires.tripped()).toEqual([])
    }
    plainGit(at.root, 'status')
    plainGit(at.root, 'add', 'backlog/new.yaml')
    plainGit(at.root, 'diff', '--no-ext-diff')
    plainGit(at.root, 'diff')
    expect(wires.tripped()).toEqual(
      expect.arrayContaining([
        'clean',
        'external-diff',
        'fsmonitor',
        'post-index-change',
        'textconv',
      ]),
    )
  })

  test('lacks objects that a program is to fetch, and it is not started', async () => {
    const at = repository({ 'backlog/a.yaml': 'one\n' })
    const id = at.git('rev-parse', 'HEAD:backlog/a.yaml')
    unlinkSync(join(at.root, '.git/objects', id.slice(0, 2), id.slice(2)))
    for (const [key, value] of Object.entries({
      'core.repositoryFormatVersion': '1',
      'extensions.partialClone': 'origin',
      'remote.origin.promisor': 'true',
      'remote.origin.url': `ext::${wires.wire('ext')}`,
      'remote.origin.uploadpack': wires.wire('uploadpack'),
      'protocol.ext.allow': 'always',
      'protocol.allow': 'always',
    }))
      at.git('config', key, value)
    await expect(readAll(at.root, { kind: 'index' })).rejects.toThrow(/lacks files/)
    await expect(readAll(at.root, { kind: 'commit', revision: 'HEAD' })).rejects.toThrow(
      /lacks files/,
    )
    await expect(readAll(at.root, { kind: 'commit', revision: id })).rejects.toThrow()
    expect(await readAll(at.root, { kind: 'worktree' })).toEqual({ 'backlog/a.yaml': 'one\n' })
    expect(wires.tripped()).toEqual([])
    plainGit(at.root, 'cat-file', '-p', id)
    expect(wires.tripped()).toEqual(['ext'])
  })

  test('holds a bare repository whose configuration is not taken', async () => {
    const at = repository({ 'backlog/a.yaml': 'one\n' })
    const inside = join(at.root, 'backlog', 'bare')
    at.git('init', '-q', '--bare', inside)
    const bare = { cwd: inside, env: gitEnvironment() }
    for (const [key, value] of Object.entries({
      'core.bare': 'false',
      'core.worktree': '..',
      'core.fsmonitor': wires.wire('fsmonitor'),
    }))
      execFileSync('git', ['--git-dir=.', 'config', key, value], bare)
    for (const request of requests.slice(0, 3))
      expect(await readAll(inside, request)).toMatchObject({ 'backlog/a.yaml': 'one\n' })
    expect(wires.tripped()).toEqual([])
    plainGit(inside, 'status')
    expect(wires.tripped()).toEqual(['fsmonitor'])
  })
})
