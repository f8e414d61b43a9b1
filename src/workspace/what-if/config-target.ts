import { isBuiltIn } from '../../core/frameworks/builtin/index.js'
import { suggestion } from '../../core/problems/suggestion.js'
import { quote } from '../../core/problems/words.js'
import { configSchema } from '../../core/schema/config.js'
import { configNames } from '../../core/schema/defaults.js'
import { frameworkSchema, optionsSchema } from '../../core/schema/framework.js'
import { kpiSchema } from '../../core/schema/kpi.js'
import { pathTo, type YamlPath } from '../../core/yaml/path.js'
import { stepsIn } from '../../core/yaml/steps.js'
import type { Workspace } from '../../workspace.js'
import { type Assignment, refusal } from './assignment.js'
import { checkSteps } from './check-steps.js'
import type { Owner } from './owner.js'
import { newFile, type Target, treeOf } from './target.js'

/** Where a setting of pm.yaml stands, or one of a framework that has a file of its own. Throws UsageError. */
export async function configTarget(
  assignment: Assignment,
  rest: string,
  workspace: Workspace,
): Promise<Target> {
  const { configSource, folder, unreadableConfig } = workspace
  if (unreadableConfig !== undefined)
    throw refusal(assignment, `${unreadableConfig} cannot be read`, 'pm validate shows why')
  const source = configSource ?? newFile(folder ? `${folder}/${configNames[0]}` : configNames[0])
  const root = configSource && (await treeOf(configSource))
  const path = stepsIn(root, rest)
  if (path[0] === 'frameworks' && path.length > 1) {
    const ofFile = await frameworkTarget(assignment, rest, path, workspace)
    if (ofFile) return ofFile
  } else checkSteps(assignment, configSchema, path, 'pm.yaml')
  if (path[0] === 'teams' && path.length > 1) checkTeam(assignment, String(path[1]), workspace)
  return { source, root, path, typed: assignment.value }
}

/** Where a field of a KPI stands. Throws UsageError. */
export async function kpiTarget(
  assignment: Assignment,
  { kpi, rest }: Extract<Owner, { kind: 'kpi' }>,
): Promise<Target> {
  const { source, node } = kpi
  const root = await treeOf(source)
  const at = root && pathTo(root, node)
  if (!at) throw refusal(assignment, `${kpi.id} cannot be changed in ${source.path}`)
  const steps = stepsIn(node, rest)
  checkSteps(assignment, kpiSchema, steps, 'a KPI')
  return { source, root, path: [...at, ...steps], typed: assignment.value }
}

// undefined where the framework stands in pm.yaml, or its options do.
async function frameworkTarget(
  assignment: Assignment,
  rest: string,
  path: YamlPath,
  { frameworks, brokenFrameworks, configSource }: Workspace,
): Promise<Target | undefined> {
  const name = String(path[1])
  const framework = frameworks.get(name)
  const isNew = !framework && path.length === 2 && assignment.value.startsWith('{')
  if (!framework && brokenFrameworks.has(name))
    throw refusal(assignment, `the framework ${quote(name)} has errors`, 'pm validate shows them')
  if (!framework && !isNew)
    throw refusal(
      assignment,
      `${quote(name)} is no framework`,
      suggestion(name, [...frameworks.keys()]),
    )
  const schema = isBuiltIn(name) ? optionsSchema : frameworkSchema
  checkSteps(assignment, schema, path.slice(2), name)
  const source = framework?.place?.source
  if (!source || source === configSource) return undefined
  if (path.length === 2)
    throw refusal(
      assignment,
      `${name} is defined in ${source.path}`,
      `name a field of it, such as frameworks.${name}.score`,
    )
  const root = await treeOf(source)
  const inner = rest.split('.').slice(2).join('.')
  return { source, root, path: stepsIn(root, inner), typed: assignment.value }
}

function checkTeam(assignment: Assignment, team: string, { config, items }: Workspace): void {
  const known = new Set([
    ...Object.keys(config.teams ?? {}),
    ...items.flatMap(({ team, effortByTeam }) =>
      [team ?? [], Object.keys(effortByTeam ?? {})].flat(),
    ),
  ])
  if (!known.has(team))
    throw refusal(assignment, `no team is called ${quote(team)}`, suggestion(team, [...known]))
}
