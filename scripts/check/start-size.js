import { readFileSync } from 'node:fs'
import { join } from 'node:path'

// Node reads about 10 KB a millisecond when it starts, and takes half a millisecond for each file.
const MOST_BYTES = 364_000
const MOST_FILES = 4

/** What `pm` loads before its command begins is small: whatever else is for `lazy` in scripts/build.js. */
export function startSize(root) {
  const files = new Map()
  const load = (path) => {
    if (files.has(path)) return
    const text = readFileSync(path, 'utf8')
    files.set(path, text)
    const named = [...text.matchAll(/\b(?:from|import)\s*"(\.\.?\/[\w./-]+\.js)"/g)]
    for (const [, name] of named) load(join(path, '..', name))
  }
  load(join(root, 'dist/cli.js'))
  const [program] = [...files.values()].flatMap(
    (text) => /\bimport\("\.\/(?:cli\/)?(program-\w+\.js)"\)/.exec(text)?.[1] ?? [],
  )
  if (program === undefined) return ['dist/cli.js loads no program']
  load(join(root, 'dist/cli', program))
  const bytes = [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  return [
    ...(bytes > MOST_BYTES ? [`${bytes} bytes are loaded at every start, over ${MOST_BYTES}`] : []),
    ...(files.size > MOST_FILES ? [`${files.size} files are loaded, over ${MOST_FILES}`] : []),
  ]
}
