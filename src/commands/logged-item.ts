import type { Run } from '../command.js'
import { pairsOf } from '../core/diff/pairs.js'
import { nearest } from '../core/problems/nearest.js'
import { list, quote } from '../core/problems/words.js'
import { UsageError } from '../errors.js'
import { itemIn } from '../workspace/log/item-steps.js'
import type { Course } from '../workspace/log/states.js'
import type { Workspace } from '../workspace.js'
import { tellNote } from './diff-sides.js'

/**
 * The newest id of the item that a name stands for: its id, a former one, or one that it had before it was removed. Throws
 * UsageError where no state has had it.
 */
export async function idInHistory(
  run: Run,
  course: Course,
  newest: Workspace,
  name: string,
): Promise<string> {
  const here = idIn(newest, name) ?? beginningIn(newest, name)
  const id = here ?? (await idInThePast(course, name))
  if (id.toLowerCase() !== name.toLowerCase() && !run.globals.quiet)
    tellNote(run, `${name} is ${id} now`)
  return id
}

// Ids are the same without regard to case, and a former id still names its item.
function idIn(workspace: Workspace, name: string): string | undefined {
  const key = name.toLowerCase()
  const item =
    itemIn(workspace, name) ??
    workspace.items.find(({ plain }) => plain.was?.some((former) => former.toLowerCase() === key))
  return item?.id
}

function beginningIn({ items }: Workspace, name: string): string | undefined {
  const key = name.toLowerCase()
  const [first, second] = items.filter((each) => each.id.toLowerCase().startsWith(key))
  return second ? undefined : first?.id
}

// In the newest state that has it; where the next one has the same item under another id, that is looked for.
async function idInThePast(course: Course, name: string): Promise<string> {
  const known = new Set<string>()
  const renamed = new Map<string, string>()
  let after: Workspace | undefined
  for await (const { workspace, base } of course.paces()) {
    for (const state of [workspace, base]) {
      if (!state || state === after) continue
      for (const { id } of state.items) known.add(id)
      if (after)
        for (const { base: before, head } of pairsOf(state.items, after.items))
          if (before && head && before.id !== head.id)
            renamed.set(before.id, renamed.get(head.id) ?? head.id)
      after = state
      const id = idIn(state, name)
      if (id !== undefined) return renamed.get(id) ?? id
    }
  }
  throw unknown(name, [...known])
}

function unknown(name: string, known: readonly string[]): UsageError {
  const near = nearest(name, known)
  const isPath = /[/\\]|\.ya?ml$/.test(name)
  const hint = near.length > 0 ? `did you mean ${list(near, 'or')}?` : 'pm log shows all commits'
  return new UsageError(
    `no item has or had the id ${quote(name)}`,
    isPath ? `name an item; git log -- ${name} shows the commits of a file` : hint,
  )
}
