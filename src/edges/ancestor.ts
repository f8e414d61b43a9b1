import { isShallow, resolveRevision } from './commit-snapshot.js'
import type { Ancestor } from './files.js'
import type { Git } from './git.js'

/** Two commits and the best of those that both follow from. Throws UsageError where a revision names no commit. */
export async function ancestorOf(git: Git, base: string, head: string): Promise<Ancestor> {
  const ids = [await resolveRevision(git, base), await resolveRevision(git, head)] as const
  // The ids of both, and one with a caret for each best common ancestor.
  const { stdout } = await git.attempt(['rev-parse', `${ids[0]}...${ids[1]}`])
  const [, ancestor] = /^\^([0-9a-f]{40,64})$/m.exec(stdout.toString()) ?? []
  if (ancestor !== undefined) return { base: ids[0], head: ids[1], ancestor }
  return { base: ids[0], head: ids[1], ancestor: undefined, isShallow: await isShallow(git) }
}
