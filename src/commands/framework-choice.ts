import type { Flag, Run } from '../command.js'
import type { Framework } from '../core/frameworks/framework.js'
import { nearest } from '../core/problems/nearest.js'
import { list, quote } from '../core/problems/words.js'
import { UsageError } from '../errors.js'
import { exitCode } from '../exit-code.js'
import type { Workspace } from '../workspace.js'

export const frameworkFlag: Flag = {
  flags: '--framework <name>',
  description: 'score by this framework in place of the default one',
}

/** The framework that the command line names, else the default one. Throws UsageError. */
export function frameworkOf({ flags }: Run, workspace: Workspace): Framework {
  const name = flags.framework as string | undefined
  const framework =
    name === undefined ? defaultFramework(workspace) : frameworkNamed(name, workspace)
  if (framework.unusable)
    throw new UsageError(`${framework.name} ${framework.unusable.reason}`, framework.unusable.hint)
  return framework
}

/** The default framework. Throws UsageError where it cannot be used. */
export function defaultFramework({ framework, unusableFramework }: Workspace): Framework {
  if (unusableFramework === undefined) return framework
  throw new UsageError(
    `the default framework ${quote(unusableFramework)} cannot be used`,
    'pm validate shows why; --framework names another',
    exitCode.data,
  )
}

export function frameworkNamed(name: string, { frameworks }: Workspace): Framework {
  const framework = frameworks.get(name)
  if (framework) return framework
  const known = [...frameworks.keys()]
  const [first] = nearest(name, known)
  throw new UsageError(
    `${quote(name)} is no framework`,
    first ? `did you mean ${first}?` : `known: ${list(known)}`,
  )
}
