import type { Problem } from '../core/problems/problem.js'
import type { Counts } from './counts.js'
import type { View } from './view.js'

/** What a format may say beside the problems. */
export interface ProblemsContext {
  readonly counts: Counts
  /** Of pm. */
  readonly version: string
  /** Asked only where it matters. */
  readonly view: () => View
}

export type ProblemsFormat = (
  problems: readonly Problem[],
  context: ProblemsContext,
) => Promise<string>

/** The formats of `pm validate` by name, the default first. Each holds every problem. */
export const problemsFormats: Readonly<Record<string, ProblemsFormat>> = {
  text: async (problems, { view }) =>
    problems.length ? (await import('./problems-text.js')).problemsText(problems, view()) : '',
  json: async (problems, { counts }) =>
    (await import('./problems-json.js')).problemsJson(problems, counts),
  github: async (problems) => (await import('./problems-github.js')).problemsGithub(problems),
  sarif: async (problems, { version }) =>
    (await import('./problems-sarif.js')).problemsSarif(problems, version),
  junit: async (problems) => (await import('./problems-junit.js')).problemsJunit(problems),
}
