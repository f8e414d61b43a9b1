import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isMissing, kindOf, lookAt } from './entry.js'
import type { FileKind, Repository } from './files.js'
import { folderOf } from './path.js'
import { errorCode } from './system-error.js'

/** What keeps a path from being reached: a link or submodule above it, nothing there, or a folder that cannot be entered. */
type Obstacle =
  | { readonly at: string; readonly is: 'symbolic link' | 'submodule' }
  | { readonly code: string; readonly closed?: string }

/** The folders of a work tree, each looked at once. Paths are relative to the root. */
export interface Folders {
  /** The first obstacle above a path, undefined where its folder is one and can be entered. */
  obstacle(path: string): Obstacle | undefined
  /** What stands in a folder by name, undefined where it cannot be read. */
  entries(folder: string): ReadonlyMap<string, FileKind> | undefined
}

export function foldersOf({ root, isGit }: Repository): Folders {
  const obstacles = new Map<string, Obstacle | undefined>([['', undefined]])
  const listed = new Map<string, ReadonlyMap<string, FileKind> | undefined>()

  function find(folder: string): Obstacle | undefined {
    const found = lookAt(join(root, folder))
    if ('code' in found) return found
    const kind = kindOf(found.stats)
    if (kind === 'symbolic link') return { at: folder, is: kind }
    if (kind !== 'folder') return { code: 'ENOTDIR' }
    if (!isGit) return undefined
    const own = lookAt(join(root, folder, '.git'))
    if ('stats' in own) return { at: folder, is: 'submodule' }
    return isMissing(own.code) ? undefined : { ...own, closed: folder }
  }

  function obstacleOf(folder: string): Obstacle | undefined {
    if (!obstacles.has(folder)) {
      obstacles.set(folder, obstacleOf(folderOf(folder)) ?? find(folder))
    }
    return obstacles.get(folder)
  }

  return {
    obstacle: (path) => obstacleOf(folderOf(path)),
    entries(folder) {
      if (!listed.has(folder)) listed.set(folder, readFolder(join(root, folder)))
      return listed.get(folder)
    },
  }
}

function readFolder(path: string): ReadonlyMap<string, FileKind> | undefined {
  try {
    const entries = readdirSync(path, { withFileTypes: true })
    return new Map(entries.map((entry) => [entry.name, kindOf(entry)]))
  } catch (error) {
    errorCode(error)
    return undefined
  }
}
