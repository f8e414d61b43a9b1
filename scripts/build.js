// Builds dist/: the command, the library, its types, and the notices of bundled packages.
// Prints nothing on success: pre-commit reads what `npm pack`, which runs this, prints.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { builtins } from './builtins.js'
import { jsYaml } from './js-yaml.js'
import { loadTogether } from './load-together.js'
import { notices } from './notices.js'
import { writeFolder } from './write-folder.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

const shared = {
  absWorkingDir: root,
  bundle: true,
  splitting: true,
  write: false,
  metafile: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  outdir: 'dist',
  minifyWhitespace: true,
  minifySyntax: true,
  // A third less to read at every start; a stack trace still tells file, line and column.
  minifyIdentifiers: true,
  legalComments: 'none',
  logLevel: 'error',
  define: { PM_VERSION: JSON.stringify(manifest.version) },
}

const entry = 'src/cli.ts'

/** What all runs but the shortest ones load; `npm run check` says where it grows too large. */
const main = 'src/program.ts'

/** Our files that are loaded only when a run needs them, with what only they need. */
const lazy = [
  'src/commands/committed.ts',
  'src/commands/compare.ts',
  'src/commands/diff.ts',
  'src/commands/explain-pair.ts',
  'src/commands/explain-promise.ts',
  'src/commands/explain.ts',
  'src/commands/forecast.ts',
  'src/commands/frameworks.ts',
  'src/commands/init.ts',
  'src/commands/kpis.ts',
  'src/commands/log.ts',
  'src/commands/merge-file.ts',
  'src/commands/prioritize-raters.ts',
  'src/commands/roadmap.ts',
  'src/commands/schema.ts',
  'src/commands/since.ts',
  'src/commands/uncertain.ts',
  'src/core/check/commitments.ts',
  'src/core/check/further.ts',
  'src/core/csv/parser.ts',
  'src/core/plan/diagnosis/diagnose-backlog.ts',
  'src/core/plan/optimal/best-plan.ts',
  'src/core/yaml/recovering-parser.ts',
  'src/core/yaml/syntax.ts',
  'src/edges/append.ts',
  'src/edges/content-ids.ts',
  'src/edges/highs.ts',
  'src/edges/history.ts',
  'src/edges/sparse.ts',
  'src/edges/write.ts',
  'src/render/problems-github.ts',
  'src/render/problems-junit.ts',
  'src/render/problems-sarif.ts',
  'src/render/problems-summary.ts',
  'src/render/ranking-csv.ts',
  'src/render/what-if-text.ts',
  'src/workspace/ratings.ts',
  'src/workspace/what-if/what-if.ts',
]

/** Small files that several of those need: to find a file takes longer than to read these at every start. */
const beside = [
  'src/core/check/shown-apart.ts',
  'src/core/plan/effort.ts',
  'src/core/rank/input-values.ts',
  'src/core/raters/mix.ts',
]

async function bundles() {
  const command = await build({
    ...shared,
    plugins: [loadTogether(entry, main, lazy, beside), builtins, jsYaml],
    entryPoints: [entry],
    chunkNames: 'cli/[name]-[hash]',
    // Its WebAssembly lies beside its code.
    external: ['highs'],
  })
  const library = await build({
    ...shared,
    entryPoints: ['src/index.ts'],
    chunkNames: 'library/[name]-[hash]',
    external: Object.keys(manifest.dependencies),
  })
  const files = new Map()
  for (const { path, contents } of [...command.outputFiles, ...library.outputFiles])
    files.set(relative(join(root, 'dist'), path).split(sep).join('/'), contents)
  const inputs = [command, library].flatMap(({ metafile }) => Object.keys(metafile.inputs))
  files.set('THIRD-PARTY.txt', Buffer.from(notices(root, inputs)))
  return files
}

/** The declarations that src/index.ts reaches. Throws where the types do not hold. */
function declarations() {
  const out = mkdtempSync(join(tmpdir(), 'pm-types-'))
  try {
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', out], {
      cwd: root,
      stdio: ['ignore', 2, 2],
    })
    const paths = readdirSync(out, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
    return paths.map((path) => [
      `types/${relative(out, path).split(sep).join('/')}`,
      readFileSync(path),
    ])
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

try {
  const files = await bundles()
  for (const [path, contents] of declarations()) files.set(path, contents)
  writeFolder(join(root, 'dist'), files)
} catch (error) {
  // esbuild and tsc have told of their errors already.
  const told = error.errors || error.status !== undefined
  process.stderr.write(told ? 'build failed\n' : `build failed: ${error.stack}\n`)
  process.exitCode = 1
}
