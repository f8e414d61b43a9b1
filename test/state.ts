import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Every file and folder with what it holds and when it was changed, git's own included. */
export function stateOf(root: string): Record<string, string> {
  const entries = readdirSync(root, { recursive: true, encoding: 'utf8' }).concat('.')
  return Object.fromEntries(
    entries.sort().map((name) => {
      const path = join(root, name)
      const { mtimeNs, ctimeNs, mode, ino } = lstatSync(path, { bigint: true })
      const hash = lstatSync(path).isFile()
        ? createHash('sha256').update(readFileSync(path)).digest('hex')
        : ''
      return [name, `${hash} ${mtimeNs} ${ctimeNs} ${mode} ${ino}`]
    }),
  )
}
