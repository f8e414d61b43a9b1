import { spawnSync } from 'node:child_process'
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { attributeLines, driverCommand, withAttributes } from '../../src/core/init/merge-driver.js'
import { bin, plainEnvironment } from '../process/pm.js'
import { folder, gitEnvironment, type Tree } from '../repository.js'

/** A repository in which git merges planning data with the built pm. */
export interface Scene {
  readonly root: string
  git(...args: readonly string[]): GitDone
  /** Git, which must do it. */
  must(...args: readonly string[]): string
  text(path: string): string
  write(path: string, text: string | Uint8Array): void
  /** Commits files on a branch that begins at another one or goes on, and leaves the branch checked out. */
  commit(branch: string, from: string, files: Readonly<Record<string, string>>): void
}

interface GitDone {
  readonly code: number
  readonly output: string
}

export interface SceneOptions {
  /** Where pm is: on the PATH, in the project, where pm init ran, no longer there, or nowhere. */
  readonly pm?: 'on the path' | 'in the project' | 'as started' | 'gone' | 'nowhere'
  /** The folder of the repository. */
  readonly name?: string
}

const globs = [
  'pm.yaml',
  'backlog.yaml',
  'backlog/**/*.{yaml,yml}',
  'kpis.yaml',
  'estimates/*.yaml',
  'tasks/*.yml',
  'roadmap.md',
]

/** A repository whose first commit on `main` holds the files; the command that pm init prints has been run in it. */
export function scene(
  files: Tree,
  { pm = 'on the path', name = 'repository' }: SceneOptions = {},
): Scene {
  const outer = folder({ 'tools/.keep': '' })
  const root = join(outer.root, name)
  outer.add(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`${name}/${path}`, text])),
  )
  outer.add({ [`${name}/.gitattributes`]: withAttributes('', attributeLines('', globs)) })
  outer.add({ [`${name}/.gitignore`]: 'node_modules\n' })
  if (pm === 'on the path') symlinkSync(bin, join(outer.root, 'tools/pm'))
  if (pm === 'in the project') {
    outer.add({ [`${name}/node_modules/.bin/.keep`]: '' })
    symlinkSync(bin, join(root, 'node_modules/.bin/pm'))
  }
  const env = {
    ...plainEnvironment(),
    ...gitEnvironment(),
    GIT_EDITOR: 'true',
    PATH: [join(outer.root, 'tools'), withoutPm(process.env.PATH)].join(delimiter),
  }
  const git = (...args: readonly string[]): GitDone => {
    const { status, stdout, stderr } = spawnSync('git', args, { cwd: root, env, encoding: 'utf8' })
    return { code: status ?? -1, output: stdout + stderr }
  }
  const must = (...args: readonly string[]) => {
    const { code, output } = git(...args)
    if (code !== 0) throw new Error(`git ${args.join(' ')}: ${output}`)
    return output.trim()
  }
  const here: Scene = {
    root,
    git,
    must,
    text: (path) => readFileSync(join(root, path), 'utf8'),
    write: (path, text) => writeFileSync(join(root, path), text),
    commit(branch, from, changed) {
      const isKnown = git('rev-parse', '-q', '--verify', `refs/heads/${branch}`).code === 0
      must('switch', '-q', ...(isKnown ? [branch] : ['-c', branch, from]))
      outer.add(
        Object.fromEntries(
          Object.entries(changed).map(([path, text]) => [`${name}/${path}`, text]),
        ),
      )
      must('add', '-A')
      must('commit', '-q', '-m', `${branch} changes ${Object.keys(changed).join()}`)
    },
  }
  must('init', '-q', '-b', 'main')
  must('add', '-A')
  must('commit', '-q', '-m', 'Start')
  const program = { 'as started': bin, gone: join(outer.root, 'gone') }[pm as string] ?? ''
  const told = spawnSync('sh', ['-c', driverCommand(program)], { cwd: root, env })
  if (told.status !== 0) throw new Error(told.stderr.toString())
  return here
}

function withoutPm(path = ''): string {
  return path
    .split(delimiter)
    .filter((each) => !each.includes('node_modules'))
    .join(delimiter)
}
