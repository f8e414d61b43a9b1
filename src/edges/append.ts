import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import { escapeControls } from '../core/problems/words.js'
import { UsageError } from '../errors.js'
import { kindOf, lookAt } from './entry.js'
import { errorCode, reasonOf } from './system-error.js'

const { O_WRONLY, O_APPEND, O_CREAT, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants

/**
 * Adds a text to the end of a file outside the repository's say: the environment gives its absolute path. It is made if it
 * is missing; a link is not followed. Throws UsageError for anything but a regular file, and where it cannot be written.
 */
export async function appendText(path: string, text: string): Promise<void> {
  if (!isAbsolute(path) || path.includes('\0')) throw refused(path, 'its path is not absolute')
  const found = lookAt(path)
  if ('stats' in found && !found.stats.isFile())
    throw refused(path, `it is a ${kindOf(found.stats)}, and not a regular file`)
  try {
    // Should another thing stand there by now, it is neither followed nor waited for.
    const file = await open(path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK, 0o644)
    try {
      if (!(await file.stat()).isFile()) throw refused(path, 'it is not a regular file')
      await file.appendFile(text)
    } finally {
      await file.close()
    }
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw refused(path, reasonOf(errorCode(error)))
  }
}

function refused(path: string, reason: string): UsageError {
  return new UsageError(`${escapeControls(path)} cannot be written: ${reason}`)
}
