import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Addition } from '../../src/core/init/addition.js'
import { testIo } from '../io.js'
import { bin, plainEnvironment, root } from '../process/pm.js'
import { folder, gitEnvironment, type TestFolder, type Tree } from '../repository.js'

/** A repository with a hook, in the clone itself or in a linked work tree of it, that can be put back as it was. */
export interface Scene {
  /** Absolute path of the work tree in which commits are made. */
  readonly workTree: string
  git(...args: readonly string[]): GitDone
  /** Runs git in a folder of the work tree with what its standard input is to hold. */
  gitIn(inside: string, args: readonly string[], input?: string): GitDone
  /** Remembers the repository and its work trees as they are now. */
  remember(): void
  restore(): void
  /** What the hook ran with since the scene was restored, and what pm printed then; undefined where it did not run. */
  hookRun(): { readonly indexFile: string; readonly output: string } | undefined
  /** Runs the built pm in the work tree, outside any hook. */
  pm(...args: readonly string[]): Promise<{ readonly code: number; readonly output: string }>
}

interface GitDone {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export const places = ['the clone', 'a linked work tree'] as const

/** A first commit on `main` that holds the files and the hook, which is turned on. */
export function scene(place: (typeof places)[number], files: Tree, hook: Addition): Scene {
  const outer = folder({ 'tools/pm': shim, 'tools/.keep': '' })
  const [now, before] = [join(outer.root, 'now'), join(outer.root, 'before')]
  const clone = join(now, 'clone')
  const workTree = place === 'the clone' ? clone : join(now, 'linked')
  const [log, tools] = [join(outer.root, 'hook.txt'), join(outer.root, 'tools')]
  spawnSync('chmod', ['+x', join(tools, 'pm')])

  const gitIn = (cwd: string, args: readonly string[], input = ''): GitDone => {
    const path = [tools, process.env.PATH].join(delimiter)
    const env = { ...plainEnvironment(), ...gitEnvironment(), ...told, PATH: path, HOOK_LOG: log }
    const { status, stdout, stderr } = spawnSync('git', args, { cwd, env, input, encoding: 'utf8' })
    return { code: status ?? -1, stdout, stderr }
  }
  const must = (...args: readonly string[]) => {
    const done = gitIn(clone, args)
    if (done.code !== 0) throw new Error(`git ${args.join(' ')}: ${done.stderr}`)
  }

  addTo(outer, 'now/clone', files)
  for (const file of hook.files) addTo(outer, 'now/clone', { [file.path]: file.text })
  must('init', '-q', '-b', 'main', '--template=')
  must('add', '-A')
  must('add', '--chmod=+x', ...hook.files.map(({ path }) => path))
  for (const { path } of hook.files) spawnSync('chmod', ['+x', join(clone, path)])
  must('commit', '-q', '-m', 'Start')
  must('config', 'core.hooksPath', '.githooks')
  if (workTree !== clone) must('worktree', 'add', '-q', '-b', 'linked', workTree)

  return {
    workTree,
    git: (...args) => gitIn(workTree, args),
    gitIn: (inside, args, input) => gitIn(join(workTree, inside), args, input),
    remember() {
      cpSync(now, before, { recursive: true, preserveTimestamps: true })
    },
    restore() {
      rmSync(now, { recursive: true })
      rmSync(log, { force: true })
      cpSync(before, now, { recursive: true, preserveTimestamps: true })
    },
    hookRun() {
      if (!existsSync(log)) return undefined
      const [indexFile = '', ...lines] = readFileSync(log, 'utf8').split('\n')
      return { indexFile, output: lines.join('\n') }
    },
    async pm(...args) {
      const io = testIo({ cwd: workTree, env: told })
      const code = await built.run(args, io)
      return { code, output: io.stdout() }
    },
  }
}

// The same bytes that the hook runs, without the time that a process takes.
const built = (await import(
  pathToFileURL(join(root, 'dist/cli.js')).href
)) as typeof import('../../src/cli.js')

const told = {
  PM_FORMAT: 'json',
  GIT_EDITOR: 'true',
  GIT_SEQUENCE_EDITOR: 'sed -i.bak s/^pick/edit/',
}

// What the hook calls as pm: the built one, its output and the index that git gave it kept for the test.
const shim = `#!/bin/sh
echo "$GIT_INDEX_FILE" > "$HOOK_LOG"
exec '${process.execPath}' '${bin}' "$@" >> "$HOOK_LOG"
`

function addTo(outer: TestFolder, at: string, files: Tree): void {
  outer.add(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`${at}/${path}`, text])),
  )
}
