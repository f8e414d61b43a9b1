import { join } from 'node:path'
import { compareText } from '../core/compare.js'
import { belowAny, namedToGit, outermost } from './bases.js'
import { isMissing, kindOf, lookAt } from './entry.js'
import type { FileKind, Listed, Repository } from './files.js'
import { type Folders, foldersOf } from './folders.js'
import { type Git, gitFailure } from './git.js'
import { folderOf, isPlainPath } from './path.js'

/** Lists the work tree at or below the bases: what git tracks or would track, or outside git what stands there. */
export async function listWorkTree(
  repository: Repository,
  git: Git,
  bases: readonly string[],
): Promise<readonly Listed[]> {
  const folders = foldersOf(repository)
  const kinds = new Map<string, FileKind>()
  const reachable: string[] = []
  for (const base of outermost(bases)) {
    const obstacle = folders.obstacle(base)
    if (obstacle && 'at' in obstacle) kinds.set(obstacle.at, obstacle.is)
    else if (!obstacle && kindAt(repository.root, base) !== undefined) reachable.push(base)
  }
  if (reachable.length > 0) {
    if (repository.isGit) {
      await listWithGit(repository.root, git, folders, reachable, kinds)
      // Of a folder inside another base that holds nothing else, git lists nothing.
      const inner = bases.filter((base) => isPlainPath(base) && !folders.obstacle(base))
      addSpecial(repository.root, folders, inner, inner, kinds)
    } else for (const base of reachable) listFolder(repository.root, folders, base, kinds)
  }
  return [...kinds]
    .map(([path, kind]) => ({ path, kind }))
    .sort((a, b) => compareText(a.path, b.path))
}

async function listWithGit(
  root: string,
  git: Git,
  folders: Folders,
  bases: readonly string[],
  kinds: Map<string, FileKind>,
): Promise<void> {
  const paths = namedToGit(bases)
  const args = ['ls-files', '-t', '-s', '-o', '--exclude-standard', '-z', '--', ...paths] as const
  const { code, stdout, stderr } = await git.attempt(args)
  if (code !== 0) throw gitFailure(stderr, root)
  const isAsked = belowAny(bases)
  const visited = new Set<string>()
  for (const { path, isRepository } of readRecords(stdout)) {
    if (!isAsked(path)) continue
    const obstacle = folders.obstacle(path)
    if (obstacle && 'at' in obstacle) kinds.set(obstacle.at, obstacle.is)
    // What is tracked in it would vanish; reading the folder tells why.
    else if (obstacle?.closed !== undefined) kinds.set(obstacle.closed, 'folder')
    if (obstacle) continue
    const folder = folderOf(path)
    visited.add(folder)
    const name = path.slice(folder ? folder.length + 1 : 0)
    const kind = folders.entries(folder)?.get(name) ?? kindAt(root, path)
    if (kind === 'folder' && isRepository) kinds.set(path, 'submodule')
    else if (kind !== undefined && kind !== 'folder') kinds.set(path, kind)
  }
  addSpecial(root, folders, [...visited], bases, kinds)
  // Git passes over a folder that it may not read.
  for (const [, path] of stderr.matchAll(/^warning: could not open directory '(.*?)\/?':/gm))
    if (path !== undefined && isAsked(path)) kinds.set(path, 'folder')
}

interface Record {
  readonly path: string
  /** A submodule, or a repository inside this one that git does not track. */
  readonly isRepository: boolean
}

// `? path` where git does not track it, else `H 100644 id 0<tab>path` with other letters and modes.
function readRecords(output: Buffer): Record[] {
  const records = output.toString().split('\0')
  records.pop()
  return records.map((record) => {
    if (!record.startsWith('? '))
      return {
        path: record.slice(record.indexOf('\t') + 1),
        isRepository: record.startsWith('160000', 2),
      }
    const isRepository = record.endsWith('/')
    return { path: record.slice(2, isRepository ? -1 : undefined), isRepository }
  })
}

// Git lists neither FIFOs nor sockets nor devices, and where a file is expected they must not be passed over.
function addSpecial(
  root: string,
  folders: Folders,
  visited: readonly string[],
  bases: readonly string[],
  kinds: Map<string, FileKind>,
): void {
  const isAsked = belowAny(bases)
  const add = (path: string, kind: FileKind | undefined) => {
    if (kind === 'FIFO' || kind === 'socket' || kind === 'device') kinds.set(path, kind)
  }
  for (const base of bases) add(base, kindAt(root, base))
  const enterable = bases.filter((base) => !folders.obstacle(base ? `${base}/-` : '-'))
  for (const folder of new Set([...enterable, ...visited])) {
    for (const [name, kind] of folders.entries(folder) ?? []) {
      const path = folder ? `${folder}/${name}` : name
      if (isAsked(path)) add(path, kind)
    }
  }
}

function listFolder(
  root: string,
  folders: Folders,
  base: string,
  kinds: Map<string, FileKind>,
): void {
  const waiting = [base]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const kind = kindAt(root, path)
    const entries = kind === 'folder' && folders.entries(path)
    // Below the base these are folders, also where they cannot be looked at.
    if (kind !== undefined && !entries) kinds.set(path, path === base ? kind : 'folder')
    for (const [name, each] of entries || []) {
      const below = path ? `${path}/${name}` : name
      if (each !== 'folder') kinds.set(below, each)
      else if (name !== '.git' && name !== 'node_modules') waiting.push(below)
    }
  }
}

// What cannot be looked at is listed as a file, so that reading it tells why.
function kindAt(root: string, path: string): FileKind | undefined {
  const found = lookAt(join(root, path))
  if ('stats' in found) return kindOf(found.stats)
  return isMissing(found.code) && !path.includes('\ufffd') ? undefined : 'file'
}
