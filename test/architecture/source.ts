import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../src', import.meta.url))

/** One import or re-export of a source file. */
export interface Import {
  /** The file it is in and, of a relative import, the file it names: paths from src/; else the specifier. */
  readonly from: string
  readonly to: string
  /** Gone when the types are: it loads nothing. */
  readonly isType: boolean
  readonly isRelative: boolean
}

/** A file below src/ without its comments. */
export interface Source {
  readonly path: string
  readonly lines: readonly string[]
  readonly code: string
}

/** Every source file, in order of path. */
export function readSources(): readonly Source[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8')
      return { path, lines: text.trimEnd().split('\n'), code: withoutComments(text) }
    })
}

const STATIC = /^(?:import|export)\b(?<names>[^'"]*?)\bfrom\s*'(?<to>[^']+)'/gm
const BARE = /^import\s*'(?<to>[^']+)'/gm
const DYNAMIC = /\bimport\(\s*'(?<to>[^']+)'\s*\)/g

/** The imports of a file: of values and types, and those at run time. */
export function importsOf({ path, code }: Source): readonly Import[] {
  return [STATIC, BARE, DYNAMIC].flatMap((pattern) =>
    [...code.matchAll(pattern)].map(({ groups }) => {
      const { names, to } = groups as { names?: string; to: string }
      const isRelative = to.startsWith('.')
      return {
        from: path,
        to: isRelative ? resolve(path, to) : to,
        isType: names !== undefined && isTypeOnly(names),
        isRelative,
      }
    }),
  )
}

function resolve(from: string, to: string): string {
  const joined = normalize(join(dirname(from), to))
    .split(sep)
    .join('/')
  return joined.replace(/\.js$/, '.ts')
}

/** `import type {…}`, or `{…}` in which every name is marked as a type. */
function isTypeOnly(names: string): boolean {
  if (/^\s*type\b/.test(names)) return true
  const listed = /^\s*\{(?<list>[^}]*)\}\s*$/.exec(names)?.groups?.list
  const each = listed?.split(',').map((name) => name.trim())
  return each?.filter((name) => name !== '').every((name) => name.startsWith('type ')) ?? false
}

/** Comments begin a line or stand behind two blanks or more code; none of ours is inside a string. */
function withoutComments(text: string): string {
  return text
    .replace(/^\s*\/\*[\s\S]*?\*\//gm, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/(?<=[;,{}()\]\w'])\s+\/\/ .*$/gm, '')
}
