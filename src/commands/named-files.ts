import type { Run } from '../command.js'
import { UsageError } from '../errors.js'
import type { Workspace } from '../workspace.js'
import { resolvePath } from '../workspace/paths.js'

/** The files that a command is limited to, as paths from the root; undefined where none is named. */
export function filesNamed({ args }: Run, { repository }: Workspace): ReadonlySet<string> | undefined {
  if (!args.length) return undefined
  return new Set(
    args.map((arg) => {
      const inside = arg.startsWith(`${repository.root}/`)
        ? resolvePath('', arg.slice(repository.root.length + 1))
        : resolvePath(repository.prefix, arg)
      if (inside === undefined)
        throw new UsageError(`${arg} is outside the repository`, 'only files inside it are read')
      return inside
    }),
  )
}
