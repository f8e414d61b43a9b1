import type { Flag, Run } from '../command.js'
import type { Framework } from '../core/frameworks/framework.js'
import { fingerprints } from '../core/problems/fingerprint.js'
import type { Problem } from '../core/problems/problem.js'
import { count } from '../core/problems/words.js'
import { rankChanges } from '../core/rank/changes.js'
import { rankItems } from '../core/rank/rank.js'
import type { Ranking } from '../core/rank/ranking.js'
import type { Setting, WhatIf } from '../core/what-if.js'
import type { Memory } from '../workspace/memory.js'
import type { Workspace } from '../workspace.js'
import { errView } from './format.js'
import { configured, readConfigured } from './left-out.js'

export const setFlag: Flag = {
  flags: '--set <path=value>',
  description: 'as if the files said so, such as pay-12.effort=3; nothing is written',
  isRepeatable: true,
}

/** What the command line sets, each as `path=value`; undefined where that is nothing. */
export function settingsGiven({ flags }: Run): readonly string[] | undefined {
  return flags.set as readonly string[] | undefined
}

/** A repository to compute with; with --set also the one that the files give, and what is set. */
export interface Read {
  readonly workspace: Workspace
  readonly supposed?: { readonly base: Workspace; readonly settings: readonly Setting[] }
}

/**
 * Reads the repository as the files say, or with --set as if they said that. Errors that come of what is set are told at
 * once, for no file has them. What the files say is kept in the memory.
 */
export async function readSupposed(run: Run, memory?: Memory): Promise<Read> {
  const texts = settingsGiven(run)
  if (!texts) return { workspace: await readConfigured(run, memory) }
  const { suppose } = await import('../workspace/what-if/what-if.js')
  const { workspace, ...supposed } = await suppose(texts, async (drafts) =>
    drafts ? configured(await run.workspace(drafts)) : readConfigured(run),
  )
  await tellErrors(run, workspace, supposed.base)
  return { workspace, supposed }
}

async function tellErrors(run: Run, workspace: Workspace, base: Workspace): Promise<void> {
  if (!workspace.errors) return
  const known = new Set(fingerprints(await errorsOf(base)))
  const found = await errorsOf(workspace)
  const marks = fingerprints(found)
  const made = found.filter((_, at) => !known.has(marks[at]!))
  if (!made.length) return
  const { problemsText } = await import('../render/problems-text.js')
  const what = `pm: with --set there ${made.length === 1 ? 'is' : 'are'} ${count(made.length, 'error')} that the files do not have\n`
  run.io.err.write(what + problemsText(made, errView(run)))
}

async function errorsOf(workspace: Workspace): Promise<Problem[]> {
  return (await workspace.problems()).filter(({ severity }) => severity === 'error')
}

/** The first so many items that a what-if watches. */
export const defaultCut = 10

/** What is set, if anything is, and what it changes of a ranking, where the files rank by that framework too. */
export function rankedWhatIf(
  run: Run,
  { supposed }: Read,
  after: Ranking,
  cut = defaultCut,
): WhatIf | undefined {
  if (!supposed) return undefined
  const { base, settings } = supposed
  const before = frameworkLike(run, base)
  if (!before) return { settings, changes: {} }
  return {
    settings,
    changes: { ranks: rankChanges(rankItems(base.items, before, base), after, cut) },
  }
}

// Undefined where only what is set defines the framework, or mends it.
function frameworkLike({ flags }: Run, base: Workspace): Framework | undefined {
  const name = flags.framework as string | undefined
  if (name === undefined && base.unusableFramework !== undefined) return undefined
  const framework = name === undefined ? base.framework : base.frameworks.get(name)
  return framework?.unusable ? undefined : framework
}

/** Says on standard error what is set and what that changes, where the product has no place for it. */
export async function tellWhatIf(run: Run, whatIf: WhatIf | undefined): Promise<void> {
  if (!whatIf) return
  const { whatIfText } = await import('../render/what-if-text.js')
  run.io.err.write(whatIfText(whatIf, errView(run)))
}
