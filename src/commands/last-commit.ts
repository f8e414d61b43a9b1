import type { Run } from '../command.js'
import type { Plan } from '../core/plan/plan.js'
import { UsageError } from '../errors.js'
import type { Memory } from '../workspace/memory.js'
import type { Workspace } from '../workspace.js'
import type { SinceCommit } from './committed.js'

/**
 * What the plan of the work tree or the index moves beside that of HEAD, which is made of the files of that commit in
 * the same way. null where nothing is, and where there is no commit, no backlog in it, or none that can be ranked. What
 * the memory has of the work tree or the index is not read again.
 */
export async function sinceCommit(
  run: Run,
  workspace: Workspace,
  plan: Plan,
  memory: Memory,
): Promise<SinceCommit | null> {
  memory.state = workspace
  const base = await readHead(run, workspace, memory)
  if (!base || base.unreadableConfig !== undefined || base.items === workspace.items) return null
  const { source } = base.snapshot
  if (source.kind !== 'commit' || source.commit === '' || base.paths.size === 0) return null
  const { movesBetween } = await import('./committed.js')
  const moves = await movesBetween(run, base, { workspace, plan })
  return moves && { commit: source.commit, moves }
}

// What is said beside a plan is no reason to fail: a partial clone may lack the files of its commit.
async function readHead(
  run: Run,
  { repository }: Workspace,
  memory: Memory,
): Promise<Workspace | undefined> {
  if (!repository.isGit || run.globals.request.kind === 'commit') return undefined
  try {
    return await run.workspace([], { kind: 'commit', revision: 'HEAD', orNone: true }, memory)
  } catch (error) {
    if (error instanceof UsageError) return undefined
    throw error
  }
}
