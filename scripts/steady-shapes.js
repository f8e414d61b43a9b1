import { readFile } from 'node:fs/promises'
import { transform } from 'esbuild'

/**
 * A plugin of esbuild that writes js-yaml without object spread. In Node 20 every object that begins with a spread and
 * goes on has a hidden class of its own, and its parser, whose state is one, took twice as long after a few files.
 * The build fails where js-yaml is not found.
 */
export const steadyShapes = {
  name: 'steady-shapes',
  setup({ onLoad, onEnd }) {
    let isSeen = false
    onLoad({ filter: /[\\/]js-yaml[\\/]dist[\\/]js-yaml\.mjs$/ }, async ({ path }) => {
      isSeen = true
      const { code } = await transform(await readFile(path, 'utf8'), {
        supported: { 'object-rest-spread': false },
      })
      return { contents: code, loader: 'js' }
    })
    onEnd(() => ({ errors: isSeen ? [] : [{ text: 'js-yaml has no dist/js-yaml.mjs any more' }] }))
  },
}
