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
import type { Repository } from './files.js'
import type { Host } from './host.js'
import { lockOf, removeFile, takeLock } from './lock.js'
import { errorCode, reasonOf } from './system-error.js'
import { readFile } from './worktree-read.js'
import { pathToWrite, refused } from './write-path.js'

export interface Writing {
  readonly path: string
  readonly text: string
  readonly expected: string | undefined
  readonly makeFolders?: boolean
  readonly isExecutable?: boolean
}

/** Milliseconds to wait for another pm that writes the same file. */
const PATIENCE = 2_000

/** Writes a file whole or not at all: a new file, flushed to the disk, takes the place of the old one. */
export async function writeText(
  host: Host,
  repository: Repository,
  writing: Writing,
): Promise<'written' | 'unchanged'> {
  const { path } = writing
  const until = Date.now() + PATIENCE
  for (;;) {
    const outcome = await host.uninterrupted(() => attempt(host, repository, writing))
    if (outcome !== 'locked') return outcome
    if (Date.now() > until) {
      const lock = escapeControls(lockOf(path).replaceAll('\\', '/'))
      throw refused(path, 'another pm is writing it', `if none is running, delete ${lock}`)
    }
    // Of several that wait, each has its own rhythm.
    await new Promise((resolve) => setTimeout(resolve, 5 + (host.pid % 16)))
  }
}

function attempt(
  host: Host,
  repository: Repository,
  writing: Writing,
): 'written' | 'unchanged' | 'locked' {
  try {
    const target = pathToWrite(repository, writing.path, writing.makeFolders === true)
    const lock = lockOf(target)
    const isSame = isAlready(target, writing)
    if (isSame && !lstatSync(lock, { throwIfNoEntry: false })) return 'unchanged'
    const release = takeLock(lock, host)
    if (!release) return isSame ? 'unchanged' : 'locked'
    try {
      removeLeftBehind(target, host)
      if (isAlready(target, writing)) return 'unchanged'
      replace(target, writing, host)
      return 'written'
    } finally {
      release()
    }
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
  } else if (read.failure.kind === 'not-a-regular-file')
    throw refused(path, `it is a ${read.failure.is}`, 'pm writes to regular files only')
  throw refused(path, 'it changed while pm was working', 'run the command again')
}

function replace(target: string, writing: Writing, host: Host): void {
  const old = lstatSync(target, { throwIfNoEntry: false })
  // A rename would also replace a file that is not to be written.
  if (old) closeSync(openSync(target, 'r+'))
  const temporary = temporaryOf(target, host.pid)
  try {
    writeNew(temporary, writing, old)
    isAlready(target, writing)
    renameSync(temporary, target)
  } finally {
    removeFile(temporary)
  }
  flushFolder(dirname(target))
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
