import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Addition } from '../../src/core/init/addition.js'
import { hookRunners } from '../../src/core/init/hooks.js'
import { needs } from '../needs.js'
import { places, type Scene, scene } from './scene.js'

const missing =
  process.platform === 'win32' ? 'pm is a shell script here' : needs('git', 'sh', 'sed', 'chmod')

interface File {
  readonly index: Content
  readonly workTree: Content
}

/** `start` stands in the first commit; the others are changes. */
type Content = 'start' | 'fine' | 'broken'

/** What is staged and what stands in the work tree of the two files. */
interface Edit {
  readonly name: string
  readonly a: File
  readonly b: File
}

const untouched: File = { index: 'start', workTree: 'start' }

const edits: readonly Edit[] = [
  {
    name: 'the index is broken and the work tree is fine',
    a: { index: 'broken', workTree: 'fine' },
    b: untouched,
  },
  {
    name: 'the index is fine and the work tree is broken',
    a: { index: 'fine', workTree: 'broken' },
    b: untouched,
  },
  {
    name: 'another file is staged broken',
    a: { index: 'start', workTree: 'fine' },
    b: { index: 'broken', workTree: 'broken' },
  },
  {
    name: 'another file is broken and not staged',
    a: { index: 'fine', workTree: 'fine' },
    b: { index: 'start', workTree: 'broken' },
  },
]

interface Form {
  readonly name: string
  readonly args: readonly string[]
  readonly inside?: string
  readonly input?: string
  /** What of the files is committed. */
  readonly takes: (edit: Edit) => readonly Content[]
  /** The index that git shows the hook: the repository's own, one for this commit alone, or the one being written. */
  readonly index: RegExp
}

const ofIndex = ({ a, b }: Edit) => [a.index, b.index]
const ofWorkTree = ({ a, b }: Edit) => [a.workTree, b.workTree]

const forms: readonly Form[] = [
  { name: 'git commit', args: [], takes: ofIndex, index: /\bindex$/ },
  { name: 'git commit -a', args: ['-a'], takes: ofWorkTree, index: /\bindex\.lock$/ },
  {
    name: 'git commit PATH',
    args: ['backlog/a.yaml'],
    takes: ({ a }) => [a.workTree, 'start'],
    index: /next-index-\d+\.lock$/,
  },
  {
    name: 'git commit -p',
    args: ['-p'],
    input: 'y\n'.repeat(9),
    takes: ofWorkTree,
    index: /\bindex\.lock$/,
  },
  {
    name: 'git commit from a sub-folder',
    args: [],
    inside: 'backlog',
    takes: ofIndex,
    index: /\bindex$/,
  },
]

interface State {
  readonly name: string
  readonly args?: readonly string[]
  /** Brings the repository into the state. */
  readonly enter: (scene: Scene) => void
  /** Git itself refuses to commit single paths. */
  readonly refusesPaths?: boolean
}

const states: readonly State[] = [
  { name: 'after a commit', enter: () => {} },
  { name: 'amending', args: ['--amend'], enter: () => {} },
  {
    name: 'during a merge',
    refusesPaths: true,
    enter: (here) => resolve(here, 'merge', '--no-edit', diverge(here)),
  },
  { name: 'at an edit of a rebase', enter: stopAtEdit },
  {
    name: 'at a conflict of a rebase',
    enter: (here) => resolve(here, 'rebase', '-q', diverge(here)),
  },
]

describe.skipIf(missing !== undefined).for(places)('the hook of a commit in %s', (place) => {
  describe.for(states)('$name', (state) => {
    describe.for(edits)('where $name', (edit) => {
      const here = scene(place, files, hookRunners.git({ folder: '', version: '' }))
      state.enter(here)
      put(here, edit)
      here.remember()

      test.for(forms)('$name', async (form) => {
        const args = ['commit', '-q', '-m', 'Change', ...(state.args ?? []), ...form.args]
        if (state.refusesPaths && form.args.includes('backlog/a.yaml')) {
          expect(commit(here, form, args)).toBe(false)
          expect(here.hookRun()).toBeUndefined()
          return
        }
        const isAccepted = commit(here, form, args)
        const hook = here.hookRun()!
        expect(commit(here, form, [...args, '--no-verify'])).toBe(true)
        const { code, output } = await here.pm('validate', '--ref', 'HEAD')

        expect(isAccepted).toBe(code === 0)
        expect(JSON.parse(hook.output)).toEqual(JSON.parse(output))
        expect(isAccepted).toBe(!form.takes(edit).includes('broken'))
        expect(hook.indexFile).toMatch(form.index)
      })
    })
  })
})

const hooksOfAFolder: readonly (readonly [string, Addition])[] = [
  ['with -C', hookRunners.git({ folder: 'planning', version: '' })],
  ['that goes there first', hook('cd planning && exec pm validate --staged')],
]

describe.skipIf(missing !== undefined).for(places)(
  'with pm.yaml in a sub-folder, in %s',
  (place) => {
    describe.for(hooksOfAFolder)('a hook %s', ([, hook]) => {
      const here = scene(place, inPlanning(files), hook)
      test.for(forms)('$name', (form) => {
        for (const edit of edits) {
          here.git('reset', '-q', '--hard')
          put(here, edit, 'planning/')
          here.remember()
          const inside = form.inside && `planning/${form.inside}`
          const args = form.args.map((arg) => arg.replace('backlog/', 'planning/backlog/'))
          const isAccepted = commit(here, { ...form, ...(inside && { inside }) }, [
            'commit',
            '-q',
            '-m',
            'Change',
            ...args,
          ])
          expect({ edit: edit.name, isAccepted }).toEqual({
            edit: edit.name,
            isAccepted: !form.takes(edit).includes('broken'),
          })
          here.restore()
        }
      })
    })
  },
)

describe.skipIf(missing !== undefined)('git merge', () => {
  test('asks the hook where it makes the commit itself', () => {
    const here = scene('the clone', files, hookRunners.git({ folder: '', version: '' }))
    // Each side is fine: one drops an item, the other comes to depend on it.
    here.git('switch', '-q', '-c', 'other')
    here.git('rm', '-q', 'backlog/b.yaml')
    expect(here.git('commit', '-q', '-m', 'Drop b').code).toBe(0)
    here.git('switch', '-q', 'main')
    writeFileSync(join(here.workTree, 'backlog/a.yaml'), 'id: a\ntitle: Alpha\ndepends_on: [b]\n')
    expect(here.git('commit', '-q', '-a', '-m', 'Depend on b').code).toBe(0)
    expect(here.git('merge', '-q', '--no-edit', 'other').code).not.toBe(0)
    expect(here.hookRun()!.output).toContain('unknown-dependency')
    expect(here.git('rev-parse', 'main^{commit}').stdout).toBe(here.git('rev-parse', 'HEAD').stdout)
  })
})

const files = {
  'backlog/a.yaml': text('a', 'start'),
  'backlog/b.yaml': text('b', 'start'),
  'notes.txt': 'start\n',
}

function inPlanning(tree: Readonly<Record<string, string>>): Record<string, string> {
  const moved = Object.entries(tree).map(([path, content]) => [`planning/${path}`, content])
  return { ...Object.fromEntries(moved), 'planning/pm.yaml': 'product: Ours\n' }
}

function text(id: string, content: Content): string {
  const needs = content === 'broken' ? 'depends_on: [nowhere]\n' : ''
  return `id: ${id}\ntitle: ${content}\n${needs}`
}

function put(here: Scene, { a, b }: Edit, folder = ''): void {
  for (const [id, file] of Object.entries({ a, b })) {
    const path = `${folder}backlog/${id}.yaml`
    writeFileSync(join(here.workTree, path), text(id, file.index))
    expect(here.git('add', path).code).toBe(0)
    writeFileSync(join(here.workTree, path), text(id, file.workTree))
  }
}

/** Whether git made the commit, from the remembered state. */
function commit(here: Scene, form: Form, args: readonly string[]): boolean {
  here.restore()
  const before = here.git('rev-parse', 'HEAD').stdout
  const { code } = here.gitIn(form.inside ?? '', args, form.input)
  expect(here.git('rev-parse', 'HEAD').stdout === before).toBe(code !== 0)
  return code === 0
}

/** Makes a branch with another change of the same line, and one on this branch; gives the branch's name. */
function diverge(here: Scene): string {
  const change = (note: string, message: string) => {
    writeFileSync(join(here.workTree, 'notes.txt'), note)
    expect(here.git('commit', '-q', '--no-verify', '-a', '-m', message).code).toBe(0)
  }
  const own = here.git('branch', '--show-current').stdout.trim()
  here.git('switch', '-q', '-c', 'other')
  change('theirs\n', 'Change theirs')
  here.git('switch', '-q', own)
  change('ours\n', 'Change ours')
  return 'other'
}

/** Rebases one commit, which git stops at. */
function stopAtEdit(here: Scene): void {
  here.git('commit', '-q', '--no-verify', '--allow-empty', '-m', 'Say nothing')
  expect(here.git('rebase', '-q', '-i', '--keep-empty', 'HEAD~1').code).toBe(0)
  expect(here.git('status').stdout).toContain('editing a commit')
}

/** Runs what ends in a conflict and resolves it, short of the commit. */
function resolve(here: Scene, ...args: readonly string[]): void {
  expect(here.git(...args).code).not.toBe(0)
  writeFileSync(join(here.workTree, 'notes.txt'), 'both\n')
  here.git('add', 'notes.txt')
}

function hook(line: string): Addition {
  const path = '.githooks/pre-commit'
  return { files: [{ path, text: `#!/bin/sh\n${line}\n`, isExecutable: true }], next: '', line }
}
