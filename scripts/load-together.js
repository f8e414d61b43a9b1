import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * A plugin of esbuild for which `import('./a.js')` of our own file is a static import, except of the files in `lazy`.
 * Each file costs node more to find than most of ours cost to run; the source keeps its import() to say what needs what.
 * For the same reason every file in `lazy` imports `main`, the one that loads all of them: what it shares with them is
 * then built into one file.
 */
export function loadTogether(main, lazy) {
  return {
    name: 'load-together',
    setup({ initialOptions, onLoad, onResolve }) {
      const pathOf = (path) => join(initialOptions.absWorkingDir, path)
      const kept = new Set([main, ...lazy].map(pathOf))
      const apart = new Set(lazy.map(pathOf))
      onResolve({ filter: /^main$/ }, () => ({ path: pathOf(main), sideEffects: true }))
      onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
        const text = withoutDynamic(await readFile(path, 'utf8'), dirname(path), kept)
        return { contents: apart.has(path) ? `import 'main';${text}` : text, loader: 'ts' }
      })
    },
  }
}

function withoutDynamic(text, folder, kept) {
  const heads = []
  const body = text.replace(/\bimport\('(\.[^']+)\.js'\)/g, (whole, path) => {
    if (kept.has(join(folder, `${path}.ts`))) return whole
    const name = `together${heads.length}`
    heads.push(`import * as ${name} from '${path}.js';`)
    return `Promise.resolve(${name})`
  })
  return heads.join('') + body
}
