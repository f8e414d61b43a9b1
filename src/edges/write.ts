import {
  closeSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  renameSync,
  type Stats,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { escapeControls } from '../core/problems/words.js'
import { UsageError } from '../errors.js'
import type { Repository, WriteOutcome, Writing } from './files.js'
import type { Host } from './host.js'
import { lockOf, removeFile, takeLock } from './lock.js'
import { folderOf } from './path.js'
import { errorCode, reasonOf } from './system-error.js'
import { readFile } from './worktree-read.js'
import { pathToWrite, refused } from './write-path.js'

/** Milliseconds to wait for another pm that writes the same file. */
const PATIENCE = 2_000

/**
 * Writes files, each whole or not at all: a new file, flushed to the disk, takes the place of the old one. None of them
 * takes its place before all are on the disk. Says of each whether it was written or is the same already.
 */
export async function writeTexts(
  host: Host,
  repository: Repository,
  writings: readonly Writing[],
): Promise<readonly WriteOutcome[]> {
  const until = Date.now() + PATIENCE
  for (;;) {
    const outcome = await host.uninterrupted(() => attempt(host, repository, writings))
    if (!('locked' in outcome)) return outcome
    if (Date.now() > until) {
      const lock = escapeControls(lockOf(outcome.locked).replaceAll('\\', '/'))
      throw refused(
        outcome.locked,
        'another pm is writing it',
        `if none is running, delete ${lock}`,
      )
    }
    // Of several that wait, each has its own rhythm.
    await new Promise((resolve) => setTimeout(resolve, 5 + (host.pid % 16)))
  }
}

/** A file whose new text may already lie beside it; it holds its lock where it does. */
interface Prepared {
  readonly writing: Writing
  readonly target: string
  readonly temporary?: string
  readonly release?: () => void
}

function attempt(
  host: Host,
  repository: Repository,
  writings: readonly Writing[],
): readonly WriteOutcome[] | { readonly locked: string } {
  const all: Prepared[] = []
  try {
    for (const writing of writings) {
      const prepared = naming(writing, () => prepare(host, repository, writing, all))
      if (!prepared) return { locked: writing.path }
    }
    return all.map(({ writing, target, temporary }) => {
      if (temporary === undefined) return 'unchanged'
      return naming(writing, () => replace(target, temporary, writing))
    })
  } finally {
    for (const { writing, temporary, release } of all.reverse()) {
      if (temporary !== undefined) naming(writing, () => removeFile(temporary))
      release?.()
    }
  }
}

/** Adds to the list what is to be undone in any case; false while somebody else writes the file. */
function prepare(host: Host, repository: Repository, writing: Writing, all: Prepared[]): boolean {
  const target = pathToWrite(repository, writing.path, writing.makeFolders === true)
  const lock = lockOf(target)
  const isSame = isAlready(target, writing)
  const release =
    isSame && !lstatSync(lock, { throwIfNoEntry: false }) ? undefined : takeLock(lock, host)
  if (!release) {
    if (isSame) all.push({ writing, target })
    return isSame
  }
  all.push({ writing, target, release })
  removeLeftBehind(target, host)
  if (isAlready(target, writing)) return true
  const old = lstatSync(target, { throwIfNoEntry: false })
  // A rename would also replace a file that is not to be written.
  if (old) closeSync(openSync(target, 'r+'))
  const temporary = temporaryOf(target, host.pid)
  all[all.length - 1] = { writing, target, release, temporary }
  writeNew(temporary, writing, old)
  return true
}

function replace(target: string, temporary: string, writing: Writing): WriteOutcome {
  isAlready(target, writing)
  renameSync(temporary, target)
  flushFolder(dirname(target))
  return 'written'
}

/** Throws UsageError in place of what the system says of the file. */
function naming<T>(writing: Writing, act: () => T): T {
  try {
    return act()
  } catch (error) {
    if (error instanceof UsageError) throw error
    const reason = reasonOf(errorCode(error))
    // Something of the name of pm's own files stands in the way.
    const { path, syscall } = error as NodeJS.ErrnoException
    const name = syscall === 'unlink' && path ? `${escapeControls(basename(path))}: ` : ''
    throw refused(writing.path, name + reason)
  }
}

/** Whether the target holds the text already. Throws UsageError where it holds something unexpected or is no file. */
function isAlready(target: string, { path, text, expected }: Writing): boolean {
  const wanted = Buffer.from(text)
  const before = expected === undefined ? undefined : Buffer.from(expected)
  const read = readFile(target, Math.max(wanted.length, before?.length ?? 0))
  if ('bytes' in read) {
    if (wanted.equals(read.bytes)) return true
    if (before?.equals(read.bytes)) return false
  } else if ('code' in read) {
    if (read.code !== 'ENOENT') throw refused(path, reasonOf(read.code))
    if (before === undefined) return false
    throw refused(path, 'it is not in the work tree', sparseHint(path))
  } else if (read.failure.kind === 'not-a-regular-file')
    throw refused(path, `it is a ${read.failure.is}`, 'pm writes to regular files only')
  throw refused(path, 'it changed while pm was working', 'run the command again')
}

// It was removed just now, or never checked out.
function sparseHint(path: string): string {
  const folder = folderOf(path)
  const again = 'run the command again'
  return folder === ''
    ? again
    : `${again}, in a sparse checkout after git sparse-checkout add ${escapeControls(folder)}`
}

function writeNew(path: string, { text, isExecutable }: Writing, old: Stats | undefined): void {
  const file = openSync(path, 'wx', isExecutable ? 0o777 : 0o666)
  try {
    writeFileSync(file, text)
    if (old) keepOwnerAndMode(file, old)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function keepOwnerAndMode(file: number, old: Stats): void {
  const { uid, gid } = fstatSync(file)
  if (uid !== old.uid || gid !== old.gid) {
    try {
      fchownSync(file, old.uid, old.gid)
    } catch (error) {
      // Only the administrator gives files away; others then own what they write.
      if (errorCode(error) !== 'EPERM') throw error
    }
  }
  fchmodSync(file, old.mode & 0o7777)
}

// A folder cannot be flushed on every system, and the file itself is whole without it.
function flushFolder(path: string): void {
  try {
    const folder = openSync(path, 'r')
    try {
      fsyncSync(folder)
    } finally {
      closeSync(folder)
    }
  } catch (error) {
    errorCode(error)
  }
}

function temporaryOf(target: string, pid: number): string {
  return join(dirname(target), `.${basename(target)}.${pid}.pm-tmp`)
}

// What a process that was killed could not remove. The lock is held, so that none is in use.
function removeLeftBehind(target: string, host: Host): void {
  const start = `.${basename(target)}.`
  try {
    for (const name of readdirSync(dirname(target))) {
      if (!name.startsWith(start) || !name.endsWith('.pm-tmp')) continue
      const pid = Number(name.slice(start.length, -'.pm-tmp'.length))
      if (pid === host.pid || !host.isRunning(pid)) removeFile(join(dirname(target), name))
    }
  } catch (error) {
    // It is no reason not to write.
    errorCode(error)
  }
}
