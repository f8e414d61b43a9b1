import { readFile } from 'node:fs/promises'
import { transform } from 'esbuild'

/**
 * A plugin of esbuild that builds js-yaml so that it starts and runs fast.
 *
 * It is written without object spread: in Node 20 every object that begins with a spread and goes on has a hidden
 * class of its own, and its parser, whose state is one, took twice as long after a few files.
 *
 * Of what it makes when it is loaded, schemas and patterns, it is said that nothing else comes of making them, so that
 * what nobody uses is left out. The build fails where js-yaml is not found.
 */
export const jsYaml = {
  name: 'js-yaml',
  setup({ onLoad, onEnd }) {
    let isSeen = false
    onLoad({ filter: /[\\/]js-yaml[\\/]dist[\\/]js-yaml\.mjs$/ }, async ({ path }) => {
      isSeen = true
      const { code } = await transform(await readFile(path, 'utf8'), {
        supported: { 'object-rest-spread': false },
      })
      const contents = code
        .replace(SPREAD, '$1 = Object.assign;')
        .replace(MADE, '$1/* @__PURE__ */ (() => $2)();')
      return { contents, loader: 'js' }
    })
    onEnd(() => ({ errors: isSeen ? [] : [{ text: 'js-yaml has no dist/js-yaml.mjs any more' }] }))
  },
}

// What esbuild writes in place of a spread keeps getters, of which js-yaml has none, and takes longer.
const SPREAD = /^(var (?:__spreadProps|__spreadValues)) = (?:.*\)|(?:.|\n)*?^\});$/gm

// A statement of the top level that makes something, up to the end of its line or to the line that closes it.
const MADE =
  /^(var \w+ = )((?:new [A-Z]|define[A-Z]|[A-Z]\w*\.withTags|__spread)(?:.*\)(?=;$)|(?:.|\n)*?^[\])}]+(?=;$)));/gm
