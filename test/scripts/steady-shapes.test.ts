import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { steadyShapes } from '../../scripts/steady-shapes.js'

async function built(contents: string, plugins = [steadyShapes]): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    logLevel: 'silent',
    plugins,
  })
  return outputFiles[0]!.text
}

const OBJECT_SPREAD = /\{\s*\.\.\./

describe('js-yaml in the bundle', () => {
  test('has no object spread, and has some without the plugin', async () => {
    const entry = "export { parseEvents } from 'js-yaml'"
    expect(await built(entry, [])).toMatch(OBJECT_SPREAD)
    expect(await built(entry)).not.toMatch(OBJECT_SPREAD)
  })

  test('fails the build where it is not found', async () => {
    await expect(built('export {}')).rejects.toThrow('js-yaml has no dist/js-yaml.mjs')
  })
})
