import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { SnapshotRequest } from '../../src/edges/files.js'
import { filesIn, repository } from '../repository.js'
import { stateOf } from '../state.js'

describe('reading changes nothing', () => {
  test.for([
    { kind: 'worktree' },
    { kind: 'index' },
    { kind: 'commit', revision: 'main' },
  ] satisfies SnapshotRequest[])('of a repository: $kind', async (request) => {
    const at = repository({ 'backlog/a.yaml': 'a\n', 'backlog/b.yaml': 'b\n', 'roadmap.md': 'r\n' })
    at.git('config', 'core.untrackedCache', 'true')
    at.git('update-index', '--untracked-cache')
    // What the index says of these files is out of date, which git would mend.
    for (const name of ['a', 'b']) utimesSync(join(at.root, `backlog/${name}.yaml`), 1, 1)
    at.add({ 'backlog/new.yaml': 'new\n' })
    at.git('add', '-N', 'backlog/new.yaml')
    const before = stateOf(at.root)
    const files = filesIn(join(at.root, 'backlog'))
    const found = await files.repository(join(at.root, 'backlog'))
    const snapshot = await files.open(found, request)
    const listed = await snapshot.list(['', 'backlog'])
    const read = await snapshot.read([...listed.map(({ path }) => path), 'nothing.yaml'], 1000)
    expect(read.filter((each) => 'bytes' in each).length).toBeGreaterThanOrEqual(3)
    expect(stateOf(at.root)).toEqual(before)

    at.git('status')
    const index = join('.git', 'index')
    expect(stateOf(at.root)[index]).not.toBe(before[index])
  })

  test('writing what a file holds already', async () => {
    const at = repository({ 'roadmap.md': 'r\n' })
    const before = stateOf(at.root)
    const files = filesIn(at.root)
    const found = await files.repository(at.root)
    expect(
      await files.write(found, [{ path: 'roadmap.md', text: 'r\n', expected: 'r\n' }]),
    ).toEqual(['unchanged'])
    expect(stateOf(at.root)).toEqual(before)
    expect(
      await files.write(found, [{ path: 'roadmap.md', text: 's\n', expected: 'r\n' }]),
    ).toEqual(['written'])
    expect(stateOf(at.root)).not.toEqual(before)
  })
})
