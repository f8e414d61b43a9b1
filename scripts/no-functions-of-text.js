import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'

/** Files of zod that make functions of text. It is told not to (see z.config), and the bundle cannot. */
const makers = ['compile.js', 'doc.js', 'util.js']
const MAKER = 'const F = Function;'
const REFUSAL = 'const F = function () { throw new Error("no function is made of text"); };'

/** A plugin of esbuild that takes out of zod what makes functions of text. The build fails where that is not found. */
export const noFunctionsOfText = {
  name: 'no-functions-of-text',
  setup({ onLoad, onEnd }) {
    const seen = new Set()
    onLoad(
      { filter: /[\\/]zod[\\/]v4[\\/]core[\\/](?:compile|doc|util)\.js$/ },
      async ({ path }) => {
        seen.add(basename(path))
        return { contents: withoutMaker(await readFile(path, 'utf8'), path), loader: 'js' }
      },
    )
    onEnd(() => {
      const missing = makers.filter((name) => !seen.has(name))
      return { errors: missing.map((name) => ({ text: `zod has no v4/core/${name} any more` })) }
    })
  },
}

/** The text of a file with its one maker of functions replaced. Throws where it has none or several. */
export function withoutMaker(text, path) {
  const parts = text.split(MAKER)
  if (parts.length !== 2)
    throw new Error(`${path} has "${MAKER}" ${parts.length - 1} times, not once`)
  return parts.join(REFUSAL)
}
