/** Names of the configuration; the first of them counts where a folder has both. */
export const configNames = ['pm.yaml', 'pm.yml'] as const

/** Whether a path, with `/`, is that of a configuration, in whatever folder. */
export function isConfiguration(path: string): boolean {
  return configNames.some((name) => path === name || path.endsWith(`/${name}`))
}

/** What holds where pm.yaml says nothing. */
export const configDefaults = {
  backlog: ['backlog.{yaml,yml}', 'backlog/**/*.{yaml,yml}'],
  kpis: ['kpis.{yaml,yml}', 'kpis/**/*.{yaml,yml}'],
  evidence: { none: 0.001, most: 1 },
  roadmap: {
    file: 'roadmap.md',
    period: 'quarter',
    periods: 4,
    reserve: 0,
    optimize: false,
    simulate: false,
  },
} as const

/** Where the files of which pm.yaml says nothing are. */
export const fixedGlobs = {
  frameworks: ['frameworks/*.{yaml,yml}'],
  estimates: ['estimates/*.{yaml,yml}'],
} as const
