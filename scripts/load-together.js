import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * A plugin of esbuild for which `import('./a.js')` of our own file is a static import, except of the files in `lazy`.
 * Each file costs node more to find than most of ours cost to run; the source keeps its import() to say what needs what.
 */
export function loadTogether(lazy) {
  return {
    name: 'load-together',
    setup({ initialOptions, onLoad }) {
      const kept = new Set(lazy.map((path) => join(initialOptions.absWorkingDir, path)))
      onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
        const text = await readFile(path, 'utf8')
        return { contents: withoutDynamic(text, dirname(path), kept), loader: 'ts' }
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
