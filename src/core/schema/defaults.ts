/** What holds where pm.yaml says nothing. */
export const configDefaults = {
  backlog: ['backlog.yaml', 'backlog/**/*.{yaml,yml}'],
  kpis: ['kpis.yaml', 'kpis/**/*.{yaml,yml}'],
  roadmap: { file: 'roadmap.md', period: 'quarter', periods: 4, reserve: 0 },
} as const
