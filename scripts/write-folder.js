import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'

/**
 * Makes a folder hold exactly these files, as path → bytes. A file that is right already is not touched,
 * so that a repeated build disturbs no process that runs from the folder.
 */
export function writeFolder(folder, files) {
  for (const [path, bytes] of files) {
    const target = join(folder, path)
    if (holds(target, bytes)) continue
    mkdirSync(dirname(target), { recursive: true })
    const temporary = `${target}.${process.pid}.tmp`
    writeFileSync(temporary, bytes)
    renameSync(temporary, target)
  }
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile() && !files.has(relative(folder, path).split(sep).join('/'))) rmSync(path)
  }
}

function holds(path, bytes) {
  try {
    return readFileSync(path).equals(bytes)
  } catch {
    return false
  }
}
