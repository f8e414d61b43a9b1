import { fieldNames, isFieldName, type Naming } from '../../core/backlog/field-names.js'
import type { Item } from '../../core/backlog/item.js'
import { type MappedFault, mappedPath } from '../../core/backlog/mapped-path.js'
import { suggestion } from '../../core/problems/suggestion.js'
import { list, quote } from '../../core/problems/words.js'
import { itemInput } from '../../core/rank/own-input.js'
import { itemSchema } from '../../core/schema/item.js'
import { entryOf, nodeAt } from '../../core/yaml/node.js'
import { pathTo } from '../../core/yaml/path.js'
import { beginnings, stepsIn } from '../../core/yaml/steps.js'
import type { Workspace } from '../../workspace.js'
import { type Assignment, refusal } from './assignment.js'
import { checkSteps } from './check-steps.js'
import type { Owner } from './owner.js'
import { type Target, treeOf } from './target.js'

type Steps = readonly [string, ...(string | number)[]]

/** Where a field of an item stands, at the team's own key where a map reads it. Throws UsageError. */
export async function itemTarget(
  assignment: Assignment,
  { item, rest }: Extract<Owner, { kind: 'item' }>,
  workspace: Workspace,
): Promise<Target> {
  const { source, node } = item
  const root = await treeOf(source)
  const at = root && pathTo(root, node)
  const asTitle = at ? undefined : root && pathTo(root, { ...node, kind: 'scalar' })
  const found = at ?? asTitle
  if (!found) throw refusal(assignment, `${item.id} cannot be changed in ${source.path}`)
  const steps = whereGiven(item, stepsOf(item, rest, workspace), workspace)
  checkName(assignment, steps, workspace)
  const mapping = workspace.mappings.get(source.path)
  const own = nodeAt(root!, found)
  if (!mapping || own.kind !== 'map')
    return {
      source,
      root,
      path: [...found, ...steps],
      typed: assignment.value,
      ...(asTitle && !mapping && { idea: { steps: found.length, id: item.id, title: item.title } }),
    }
  const theirs = mappedPath(own, mapping, steps, assignment.value)
  if ('fault' in theirs) throw refusedBy(theirs.fault, assignment, steps)
  return { source, root, path: [...found, ...theirs.path], typed: theirs.typed }
}

// A KPI's id may have dots.
function stepsOf({ node }: Item, rest: string, { kpis }: Workspace): Steps {
  const [first, ...steps] = stepsIn(node, rest)
  const inner = rest.slice(String(first).length + 1)
  const ids = first === 'kpis' ? kpis.map(({ id }) => id) : []
  const kpi = [...beginnings(inner)].find((name) => ids.includes(name))
  if (kpi === undefined) return [String(first), ...steps]
  const further = inner.slice(kpi.length + 1)
  return ['kpis', kpi, ...(further ? further.split('.') : [])]
}

// `pay-12.reach` is the reach in the block of the framework where the item gives it there.
function whereGiven({ node, blocks }: Item, steps: Steps, { framework }: Workspace): Steps {
  const [first, ...inner] = steps
  const of = entryOf(node, first) ? undefined : itemInput(first, framework)?.framework
  if (of === undefined || blocks[of]?.[first] === undefined) return steps
  const block = entryOf(node, of)?.value
  const isWhole = block?.kind !== 'map' || !entryOf(block, first)
  return isWhole ? [of, ...inner] : [of, first, ...inner]
}

function checkName(assignment: Assignment, steps: Steps, workspace: Workspace): void {
  const { framework, frameworks, brokenFrameworks, kpis } = workspace
  const [first, second] = steps.map(String)
  const ids = kpis.map(({ id }) => id)
  if (first === 'kpis' && second !== undefined && !ids.includes(second))
    throw refusal(assignment, `no KPI has the id ${quote(second)}`, suggestion(second, ids))
  if (itemSchema.byName.has(first!)) {
    checkSteps(assignment, itemSchema, steps, 'an item')
    return
  }
  const broken = new Set(brokenFrameworks.keys())
  const naming: Naming = { framework, frameworks, broken, allowsExtra: false }
  const isKnown = isFieldName(second === undefined ? [first!] : [first!, second], naming)
  if (isKnown || isThreePoint(steps, naming)) return
  const isField = isFieldName([first!], naming)
  const known = fieldNames(naming).filter((each) => !isField || each.startsWith(`${first}.`))
  const name = steps.join('.')
  throw refusal(assignment, `an item has no ${quote(name)}`, suggestion(name, known))
}

// An estimate on the item itself may be one of three points.
function isThreePoint([first, end, ...more]: Steps, { framework }: Naming): boolean {
  const isEnd = end === 'low' || end === 'likely' || end === 'high'
  return isEnd && !more.length && itemInput(first, framework) !== undefined
}

function refusedBy(fault: MappedFault, assignment: Assignment, steps: Steps): Error {
  const name = steps.join('.')
  switch (fault.kind) {
    case 'used':
      return refusal(
        assignment,
        `map in pm.yaml reads ${steps[0]} there as ${fault.by}`,
        `set ${fault.by}`,
      )
    case 'parts':
      return refusal(assignment, `map in pm.yaml reads no ${name}`, `it reads ${list(fault.known)}`)
    case 'value':
      return refusal(
        assignment,
        `no value of theirs stands for ${quote(assignment.value)} in map in pm.yaml`,
        `write one of ${list(fault.known)}`,
      )
    case 'prefix':
      return refusal(assignment, `${name} begins with ${quote(fault.prefix)} in map in pm.yaml`)
  }
}
