import { mkdirSync, realpathSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { escapeControls, quote } from '../core/problems/words.js'
import { UsageError } from '../errors.js'
import { isMissing, kindOf, lookAt } from './entry.js'
import type { Repository } from './files.js'
import { folderOf, foldersAbove, isPlainPath } from './path.js'
import { isGitFolder } from './repository.js'

/**
 * The absolute path to write to, which lies in a real folder below the root. Throws UsageError for a path that leaves
 * the root or goes through a link, into git's own folder or into another repository, or whose folder is missing.
 */
export function pathToWrite(repository: Repository, path: string, makeFolders: boolean): string {
  const { root, isBare } = repository
  if (isBare) throw new UsageError('a bare repository has no files to write')
  if (!isPlainPath(path) || path.includes('\\'))
    throw new UsageError(
      `${quote(path)} is no path inside the repository, and nothing else is written to`,
      'give a path relative to the folder of pm.yaml, with /: docs/roadmap.md',
    )
  refuseGitNames(path, path)
  for (const folder of foldersAbove(path)) checkFolder(repository, folder, path, makeFolders)
  const parent = relative(root, realpathSync.native(join(root, folderOf(path))))
  if (parent.split(sep)[0] === '..') throw refused(path, 'its folder lies outside the repository')
  refuseGitNames(parent.split(sep).join('/'), path)
  return join(root, path)
}

function checkFolder(
  { root, isGit }: Repository,
  folder: string,
  path: string,
  makeFolders: boolean,
): void {
  const absolute = join(root, folder)
  const found = lookAt(absolute)
  if ('code' in found && isMissing(found.code)) {
    if (makeFolders) {
      mkdirSync(absolute)
      return
    }
    const missing = escapeControls(folderOf(path))
    throw refused(path, `the folder ${missing} does not exist`, `make it: mkdir -p ${missing}`)
  }
  const kind = 'code' in found ? found.code : kindOf(found.stats)
  const name = escapeControls(folder)
  if (kind !== 'folder')
    throw refused(path, `${name} is a ${kind}`, 'every name before the last / must be a folder')
  if (isGitFolder(absolute)) throw refused(path, `${name} is git's own folder`)
  if (isGit && !('code' in lookAt(join(absolute, '.git'))))
    throw refused(path, `${name} is another repository`, `run pm there: pm -C ${name}`)
}

// File systems of Windows and macOS take more than one name for `.git`.
function refuseGitNames(folders: string, path: string): void {
  const names = folders.split('/').map((name) => name.replace(IGNORED, '').toLowerCase())
  if (names.some((name) => /^(\.git|git~\d+)[. ]*(:.*)?$/.test(name)))
    throw refused(path, "it is git's own")
}

// What HFS+ leaves out of a name.
const IGNORED = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g

/** The error that a path is not written to. */
export function refused(path: string, reason: string, hint?: string): UsageError {
  return new UsageError(`cannot write ${escapeControls(path)}: ${reason}`, hint)
}
