import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { jsYaml } from '../../scripts/js-yaml.js'

async function built(contents: string, plugins = [jsYaml]): Promise<string> {
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
    expect(await built(entry)).toContain('__spreadProps = Object.assign;')
  })

  test('has no schema and no dumper where only its parser is used', async () => {
    const entry = "export { parseEvents } from 'js-yaml'"
    expect(await built(entry, [])).toMatch(/new Schema\w*\(/)
    expect(await built(entry)).not.toMatch(/new Schema\w*\(/)
    expect(await built(entry)).not.toContain('NS_PLAIN_BLOCK_KEY')
  })

  test('reads as it does without the plugin', async () => {
    const entry = "export { dump, load } from 'js-yaml'"
    const text = 'a: [1, 0x1f, .5, ~, yes, 2027-01-01]\nb: {"c d": |-\n}\n'.replace(
      '|-\n',
      '"e\\n"',
    )
    const value = await Promise.all(
      [[], [jsYaml]].map(async (plugins) => {
        const url = `data:text/javascript,${encodeURIComponent(await built(entry, plugins))}`
        const { dump, load } = await import(/* @vite-ignore */ url)
        return dump(load(text))
      }),
    )
    expect(value[1]).toBe(value[0])
    expect(value[0]).toContain('31')
  })

  test('fails the build where it is not found', async () => {
    await expect(built('export {}')).rejects.toThrow('js-yaml has no dist/js-yaml.mjs')
  })
})
