import { closeSync, lstatSync, openSync, unlinkSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { Host } from './host.js'
import { errorCode } from './system-error.js'
import { readFile } from './worktree-read.js'

/** Milliseconds after which a lock counts as left behind: one is held for as long as a file takes to write. */
const OLD = 10_000
const OLD_WITHOUT_OWNER = 1_000

/** The file that stands next to another one while it is written. */
export function lockOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.pm-lock`)
}

/** Takes a lock, also one that was left behind. Gives what frees it, or undefined while another process holds it. */
export function takeLock(lock: string, host: Host): (() => void) | undefined {
  const owner = `${host.pid} ${hostname()}\n`
  if (!createFile(lock, owner)) {
    removeLeftBehind(lock, host)
    if (!createFile(lock, owner)) return undefined
  }
  return () => {
    try {
      if (ownerOf(lock) === owner) removeFile(lock)
    } catch (error) {
      // The file is written; the next one to write it finds a lock that was left behind.
      errorCode(error)
    }
  }
}

/** Removes a file that may be gone already. */
export function removeFile(path: string): void {
  try {
    unlinkSync(path)
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
  }
}

// False where it exists.
function createFile(path: string, text: string): boolean {
  let file: number
  try {
    file = openSync(path, 'wx')
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
  try {
    writeFileSync(file, text)
  } catch (error) {
    removeFile(path)
    throw error
  } finally {
    closeSync(file)
  }
  return true
}

// Between finding that a lock was left behind and removing it, nobody else may have done so and taken it.
function removeLeftBehind(lock: string, host: Host): void {
  if (!isLeftBehind(lock, host)) return
  const guard = `${lock}-guard`
  if (createFile(guard, '')) {
    if (isLeftBehind(lock, host)) removeFile(lock)
    removeFile(guard)
  } else if (ageOf(guard) > OLD) removeFile(guard)
}

function isLeftBehind(lock: string, host: Host): boolean {
  const owner = ownerOf(lock)
  const age = ageOf(lock)
  if (!owner) return age > OLD_WITHOUT_OWNER
  const [pid, name] = owner.trim().split(' ')
  return age > OLD || (name === hostname() && !host.isRunning(Number(pid)))
}

function ownerOf(lock: string): string | undefined {
  const read = readFile(lock, 1000)
  return 'bytes' in read ? Buffer.from(read.bytes).toString() : undefined
}

// Negative where nothing is there.
function ageOf(path: string): number {
  const stats = lstatSync(path, { throwIfNoEntry: false })
  return stats ? Date.now() - stats.mtimeMs : -1
}
