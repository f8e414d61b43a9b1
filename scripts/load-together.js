import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * A plugin of esbuild for which `import('./a.js')` of our own file is a static import, except of the files in `lazy`
 * and of `main`, which `entry` loads. Each file costs node more to find than most of ours cost to run; the source keeps
 * its import() to say what needs what.
 *
 * esbuild makes a file of its own of all that the same entries and lazy files share. To keep these few, each of the
 * lazy files imports `main`, and that imports `entry`, as if all of them needed all that is loaded before them. What
 * `main` does not need and is too small for a file of its own is `beside` it.
 */
export function loadTogether(entry, main, lazy, beside) {
  return {
    name: 'load-together',
    setup({ initialOptions, onLoad, onResolve }) {
      const pathOf = (path) => join(initialOptions.absWorkingDir, path)
      const before = new Map([
        [pathOf(main), 'loaded:entry'],
        ...lazy.map((path) => [pathOf(path), 'loaded:main']),
      ])
      const alsoLoaded = beside.map((path) => `loaded:${path}`)
      onResolve({ filter: /^loaded:/ }, ({ path }) => ({
        path: pathOf({ 'loaded:entry': entry, 'loaded:main': main }[path] ?? path.slice(7)),
        sideEffects: true,
      }))
      onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
        const text = withoutDynamic(await readFile(path, 'utf8'), dirname(path), before)
        const loaded = [before.get(path) ?? [], path === pathOf(main) ? alsoLoaded : []].flat()
        const heads = loaded.map((name) => `import '${name}';`).join('')
        return { contents: heads + text, loader: 'ts' }
      })
    },
  }
}

function withoutDynamic(text, folder, kept) {
  const heads = []
  const body = text.replace(/\bimport\(\s*'(\.[^']+)\.js',?\s*\)/g, (whole, path) => {
    if (kept.has(join(folder, `${path}.ts`))) return whole
    const name = `together${heads.length}`
    heads.push(`import * as ${name} from '${path}.js';`)
    return `Promise.resolve(${name})`
  })
  return heads.join('') + body
}
