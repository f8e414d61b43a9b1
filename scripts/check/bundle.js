import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

const forbidden = {
  eval: /(?<![\w$.])eval\(|[(=,]\s*eval\b(?!["'])/,
  'the constructor of functions':
    /(?:\bnew\s+|[=(,?:[|&]\s*|\breturn\s+)Function\b(?!\s*\.prototype\b)/,
  'a constructor of a constructor': /\.constructor\s*(?:\.\s*constructor|\[)/,
  'a module that runs text': /["'`](?:node:)?(?:vm|repl|inspector|worker_threads)["'`]/,
  'an import of something that it is told': /\bimport\s*\((?!\s*["'])/,
  'a module of Node that it is told': /\bgetBuiltinModule\s*\((?!\s*["'])/,
  'a require of something that it is told': /(?<![\w$.])require\s*\((?!\s*["'])/,
}

const LITERAL = /\bimport\s*\(\s*(["'])(.*?)\1\s*\)/g

/** What of a minified file's code runs a text, or loads what it was not built with: nothing but its own chunks, Node and packages. */
export function codeOfText(code, packages) {
  const found = Object.keys(forbidden).filter((what) => forbidden[what].test(code))
  const loaded = [...code.matchAll(LITERAL)].map(([, , name]) => name)
  const isKnown = (name) =>
    /^(?:\.{1,2}\/[\w./-]+\.js|node:\w+)$/.test(name) || packages.includes(name)
  return [
    ...found,
    ...loaded.filter((name) => !isKnown(name)).map((name) => `an import of ${name}`),
  ]
}

/** No file of dist/ runs text as code. */
export function bundle(root) {
  const dist = join(root, 'dist')
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.js'))
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((path) =>
      codeOfText(readFileSync(path, 'utf8'), Object.keys(dependencies)).map(
        (what) => `${relative(root, path).split(sep).join('/')} has ${what}`,
      ),
    )
}
