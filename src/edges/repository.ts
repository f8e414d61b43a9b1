import { readFileSync, realpathSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { escapeControls } from '../core/problems/words.js'
import { configNames } from '../core/schema/defaults.js'
import { UsageError } from '../errors.js'
import { isFile, isFolder, lookAt } from './entry.js'
import type { Repository } from './files.js'
import { gitAt, gitFailure } from './git.js'
import type { Host } from './host.js'
import { errorCode, reasonOf } from './system-error.js'

/** Finds the repository of a directory as git does, without running it except where the environment selects one. */
export async function findRepository(host: Host, directory: string): Promise<Repository> {
  if (directory !== host.cwd) refuseLink(directory)
  const from = realFolder(directory)
  const above = [...upwards(from)]
  const found = above.find(isWorkTree)
  const { GIT_DIR, GIT_WORK_TREE } = host.env
  if (GIT_DIR || GIT_WORK_TREE) {
    // Git sets these for a hook. In a folder of the hook's choice, `.` and no GIT_WORK_TREE at all would mean that folder.
    const isWholeTree = GIT_WORK_TREE === undefined || GIT_WORK_TREE === '.'
    const gitFolder = GIT_DIR && realPath(resolve(host.cwd, GIT_DIR))
    return isWholeTree && found && gitFolder && gitFolder === realPath(gitFolderOf(found))
      ? { ...within(found, from), gitFolder }
      : askGit(host, from)
  }
  if (found !== undefined) return within(found, from)
  const configured = above.find((folder) => configNames.some((name) => exists(join(folder, name))))
  const root = configured ?? from
  return { ...within(root, from), isGit: false, ...(isGitFolder(root) && { isGitFolder: true }) }
}

// What a repository holds may be anybody's: a link in it could lead to files that are not its own. One outside is the user's.
function refuseLink(directory: string): void {
  let root: string | undefined
  for (const folder of [...upwards(directory)].reverse()) {
    const found = root === undefined ? undefined : lookAt(folder)
    if (found && 'stats' in found && found.stats.isSymbolicLink())
      throw new UsageError(
        `${escapeControls(folder)} is a symbolic link in the repository ${escapeControls(root!)}, and pm follows none there`,
        `name the folder itself: -C ${escapeControls(realFolder(directory))}`,
      )
    if (isWorkTree(folder)) root = folder
  }
}

/** Whether a folder holds git's own data, as `.git` and a bare repository do. */
export function isGitFolder(folder: string): boolean {
  return ['HEAD', 'objects', 'refs'].every((name) => exists(join(folder, name)))
}

async function askGit(host: Host, from: string): Promise<Repository> {
  const asked = await gitAt(host, host.cwd).attempt([
    'rev-parse',
    '--is-bare-repository',
    '--absolute-git-dir',
    '--show-toplevel',
  ])
  const [isBare, gitFolder, top] = asked.stdout.toString().split('\n')
  if (isBare === 'true' && gitFolder)
    return { root: realFolder(gitFolder), isGit: true, gitFolder, isBare: true, prefix: '' }
  if (asked.code !== 0 || !gitFolder || !top) throw gitFailure(asked.stderr, host.cwd)
  const root = realFolder(top)
  const inside = relative(root, from)
  if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside))
    throw new UsageError(
      `GIT_DIR or GIT_WORK_TREE is set, as in a git hook, to a repository that ${escapeControls(from)} is not in`,
      'unset GIT_DIR and GIT_WORK_TREE, or run pm inside that repository',
    )
  return { ...within(root, from), gitFolder }
}

function within(root: string, from: string): Repository {
  return { root, isGit: true, prefix: relative(root, from).split(sep).join('/') }
}

function* upwards(folder: string): Generator<string> {
  yield folder
  const parent = dirname(folder)
  if (parent !== folder) yield* upwards(parent)
}

// Git passes over a folder named .git that is not its own, and takes every file of that name.
function isWorkTree(folder: string): boolean {
  const path = join(folder, '.git')
  return isGitFolder(path) || isFile(path)
}

/** Whether git may have checked out only a part of the work tree. */
export function mayBeSparse({ root, isGit, gitFolder }: Repository): boolean {
  return isGit && isFile(join(gitFolder ?? gitFolderOf(root), 'info', 'sparse-checkout'))
}

// A linked work tree and a submodule have a file that names the folder.
function gitFolderOf(workTree: string): string {
  const path = join(workTree, '.git')
  if (isFolder(path)) return path
  const [, folder = ''] = /^gitdir: (.*)/.exec(readFileSync(path, 'utf8')) ?? []
  return resolve(workTree, folder)
}

function realFolder(folder: string): string {
  try {
    return realpathSync.native(folder)
  } catch (error) {
    throw new UsageError(`${escapeControls(folder)} cannot be read: ${reasonOf(errorCode(error))}`)
  }
}

function realPath(path: string): string | undefined {
  return exists(path) ? realFolder(path) : undefined
}

function exists(path: string): boolean {
  return 'stats' in lookAt(path)
}
