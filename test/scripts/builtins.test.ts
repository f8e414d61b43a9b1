import { type BuildOptions, build } from 'esbuild'
import { expect, test } from 'vitest'
import { builtins } from '../../scripts/builtins.js'

async function built(contents: string, options: BuildOptions = {}): Promise<string> {
  const result = await build({
    ...options,
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    plugins: [builtins],
  })
  return result.outputFiles[0]!.text
}

const run = (code: string) =>
  import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`)

test('modules of Node come from process, without an import', async () => {
  const code = await built(
    "import { join } from 'node:path'; import process from 'node:process'; import * as os from 'os'\n" +
      'export const all = [join("a", "b"), process.pid, os.EOL]',
  )
  expect(code).not.toMatch(/\bimport\b|\bfrom\b/)
  expect((await run(code)).all).toEqual(['a/b', process.pid, '\n'])
})

test('what nobody uses is not asked for', async () => {
  const code = await built(
    "import { join } from 'node:path'; import 'node:fs'\nexport const a = join('a')",
    {
      minifySyntax: true,
    },
  )
  expect(code).not.toMatch(/node:fs|\.resolve\b|\.default\b/)
})

test('a module that is required comes from process too', async () => {
  const code = await built("const { join } = require('node:path'); export const a = join('a', 'b')")
  expect((await run(code)).a).toBe('a/b')
})

test('a module that is imported when it is used stays so', async () => {
  expect(await built("export const a = () => import('node:child_process')")).toContain(
    'import("node:child_process")',
  )
})

test('what starts programs is not loaded for commander', async () => {
  const code = await built(
    "import { Command } from 'commander'; export const a = new Command('a').name()",
  )
  expect(code).not.toContain('node:child_process')
  expect((await run(code)).a).toBe('a')
})

test('packages are left to esbuild', async () => {
  await expect(built("import 'no-such-package'", { logLevel: 'silent' })).rejects.toThrow(
    'Could not resolve "no-such-package"',
  )
})
