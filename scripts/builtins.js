import { builtinModules } from 'node:module'

/**
 * A plugin of esbuild that takes modules of Node from `process`. Imported as modules are, each of them is looked at
 * whole first, what it would load only when used is loaded, and a run that starts takes some milliseconds longer.
 */
export const builtins = {
  name: 'builtins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:node:)?\w+(?:\/\w+)*$/ }, ({ path, kind, importer }) => {
      const name = path.replace(/^node:/, '')
      if (!builtinModules.includes(name)) return undefined
      if (name === 'child_process' && FROM_COMMANDER.test(importer))
        return { path: name, namespace: 'absent' }
      if (kind === 'import-statement') return { path: name, namespace: 'imported' }
      return kind === 'require-call' ? { path: name, namespace: 'required' } : undefined
    })
    onLoad({ filter: /.*/, namespace: 'imported' }, ({ path }) => ({
      contents: importedText(path),
    }))
    onLoad({ filter: /.*/, namespace: 'absent' }, () => ({ contents: 'module.exports = {}' }))
    onLoad({ filter: /.*/, namespace: 'required' }, ({ path }) => ({
      contents: `module.exports = ${moduleText(path)}`,
    }))
  },
}

// It starts programs for subcommands that are programs of their own. pm has none, and to load that takes long.
const FROM_COMMANDER = /[\\/]node_modules[\\/]commander[\\/]/

function moduleText(name) {
  return `/* @__PURE__ */ process.getBuiltinModule('node:${name}')`
}

// What nobody imports is left out, and so never asked for.
function importedText(name) {
  const names = Object.keys(process.getBuiltinModule(name))
  return [
    `const builtin = ${moduleText(name)}`,
    'export default builtin',
    ...names.map((each) => `export const ${each} = /* @__PURE__ */ (() => builtin.${each})()`),
  ].join('\n')
}
