import { execFileSync } from 'node:child_process'
import { chmodSync, readdirSync, unlinkSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import type { SnapshotRequest } from '../../src/edges/files.js'
import { needs } from '../needs.js'
import { filesIn, folder, gitEnvironment, repository, type TestFolder } from '../repository.js'

const requests: readonly SnapshotRequest[] = [
  { kind: 'worktree' },
  { kind: 'index' },
  { kind: 'commit', revision: 'HEAD' },
  { kind: 'commit', revision: 'HEAD~1' },
]
const missing = needs('git', 'sh')

// A program that leaves a file of its name in a folder: what ran is what stands there.
function tripwires(): {
  wire: (name: string) => string
  tripped: () => string[]
  clear: () => void
} {
  const programs = folder()
  const marks = folder().root
  return {
    wire(name) {
      programs.add({ [name]: `#!/bin/sh\ntouch ${marks}/${basename(name)}\n` })
      chmodSync(join(programs.root, name), 0o755)
      return join(programs.root, name)
    },
    tripped: () => readdirSync(marks).sort(),
    clear: () => {
      for (const name of readdirSync(marks)) unlinkSync(join(marks, name))
    },
  }
}

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
  for (const hook of [
    'post-index-change',
    'pre-commit',
    'post-checkout',
    'reference-transaction',
    'fsmonitor-watchman',
  ])
    wire(`hooks/${hook}`)
  for (const [key, value] of Object.entries({
    'core.fsmonitor': wire('fsmonitor'),
    'core.hooksPath': join(wire('hooks/pre-push'), '..'),
    'core.pager': wire('pager'),
    'core.editor': wire('editor'),
    'core.sshCommand': wire('ssh'),
    'core.gitProxy': wire('proxy'),
    'core.askPass': wire('askpass'),
    'core.alternateRefsCommand': wire('alternates'),
    'core.untrackedCache': 'true',
    'pager.ls-files': 'true',
    'alias.ls-files': `!${wire('alias')}`,
    'credential.helper': `!${wire('credential')}`,
    'diff.external': wire('external-diff'),
    'diff.evil.textconv': wire('textconv'),
    'filter.evil.clean': wire('clean'),
    'filter.evil.smudge': wire('smudge'),
    'filter.evil.required': 'true',
    'gpg.program': wire('gpg'),
    'log.showSignature': 'true',
    'merge.evil.driver': wire('merge'),
    'uploadpack.packObjectsHook': wire('pack'),
  }))
    at.git('config', key, value)
  return at
}

/** Plain git, as anybody would call it; what it says is of no interest. */
function plainGit(cwd: string, ...args: string[]): void {
  try {
    execFileSync('git', args, { cwd, env: gitEnvironment(), stdio: 'ignore' })
  } catch {
    // Many of these programs make git fail.
  }
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
