import type { Flag, Run } from '../command.js'
import type { Framework } from '../core/frameworks/framework.js'
import { suggestion } from '../core/problems/suggestion.js'
import { quote } from '../core/problems/words.js'
import { placeName } from '../core/yaml/source.js'
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
  return usable(name === undefined ? defaultFramework(workspace) : frameworkNamed(name, workspace))
}

/** The framework again. Throws UsageError where nothing can be scored by it yet. */
export function usable(framework: Framework): Framework {
  const { name, unusable: lack } = framework
  if (lack) throw new UsageError(`${name} ${lack.reason}`, lack.hint)
  return framework
}

/** The default framework. Throws UsageError where it cannot be used. */
export function defaultFramework(workspace: Workspace): Framework {
  const { framework, unusableFramework: name, brokenFrameworks } = workspace
  if (name === undefined) return framework
  const why = brokenFrameworks.has(name) ? faultOf(name, workspace) : 'cannot be used'
  throw new UsageError(
    `the default framework ${quote(name)} ${why}`,
    'pm validate shows why; --framework names another',
    exitCode.data,
  )
}

function faultOf(name: string, { brokenFrameworks }: Workspace): string {
  const place = brokenFrameworks.get(name)
  return place ? `has errors at ${placeName(place)}` : 'names a framework that has errors'
}

/** The framework of a name. Throws UsageError where there is none, or it has errors. */
export function frameworkNamed(name: string, workspace: Workspace): Framework {
  const { frameworks, brokenFrameworks } = workspace
  const framework = frameworks.get(name)
  if (framework) return framework
  if (brokenFrameworks.has(name))
    throw new UsageError(
      `the framework ${quote(name)} ${faultOf(name, workspace)}`,
      'pm validate shows them',
      exitCode.data,
    )
  const known = [...frameworks.keys(), ...brokenFrameworks.keys()]
  throw new UsageError(`${quote(name)} is no framework`, suggestion(name, known))
}
