import type { Command } from '../command.js'

/** The commands by name, in the order in which help lists them; only those that a run names are loaded. */
export const commands = {
  init: async () => (await import('./init.js')).init,
  validate: async () => (await import('./validate.js')).validate,
  prioritize: async () => (await import('./prioritize.js')).prioritize,
  explain: async () => (await import('./explain.js')).explain,
  compare: async () => (await import('./compare.js')).compare,
  roadmap: async () => (await import('./roadmap.js')).roadmap,
  diff: async () => (await import('./diff.js')).diff,
  log: async () => (await import('./log.js')).log,
  kpis: async () => (await import('./kpis.js')).kpis,
  frameworks: async () => (await import('./frameworks.js')).frameworks,
  'merge-file': async () => (await import('./merge-file.js')).mergeFile,
  schema: async () => (await import('./schema.js')).schema,
} as const satisfies Record<string, () => Promise<Command>>

/** Those commands that some argument names, or all where none does. */
export function commandsNamed(argv: readonly string[]): Promise<Command[]> {
  const all = Object.entries(commands)
  const named = argv.includes('help') ? [] : all.filter(([name]) => argv.includes(name))
  return Promise.all((named.length ? named : all).map(([, load]) => load()))
}
