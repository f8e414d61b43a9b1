import type { Kpi } from '../kpis/kpi.js'
import { lazyMap } from '../lazy-map.js'
import { frameworkReason } from '../problems/framework-reasons.js'
import { type Problem, problem, type Report } from '../problems/problem.js'
import { builtInNames } from './builtin/index.js'
import { defineFramework } from './define.js'
import { orderDrafts } from './dependencies.js'
import type { Definition, Draft, Options } from './draft.js'
import { makeDrafts } from './drafts.js'
import type { Expression, Size } from './formula/expression.js'
import { placeOfName } from './formulas.js'
import type { Framework } from './framework.js'

/** What a repository says of its frameworks. */
export interface FrameworkSources {
  /** The team's own, from `frameworks:` in pm.yaml and from files. */
  readonly definitions: readonly Definition[]
  /** Of built-in ones. */
  readonly options: readonly Options[]
  /** Names of those that stand somewhere and of which nothing can be read. */
  readonly unreadable?: readonly string[]
  /** KPIs without errors. */
  readonly kpis: readonly Kpi[]
  /** `units` of pm.yaml. */
  readonly units: Readonly<Record<string, string>>
}

export interface Resolution {
  /** Those without a fault by name: built-in ones in their order, then the team's own by name. */
  readonly frameworks: ReadonlyMap<string, Framework>
  /** Names of those that a fault of their own or of one they name keeps from being used. */
  readonly broken: ReadonlySet<string>
  readonly problems: readonly Problem[]
}

/**
 * Every framework of a repository: options applied, formulas read, references resolved. The built-in ones of which it
 * says nothing are made when they are asked for, since most runs need one of them.
 */
export function resolveFrameworks({
  definitions,
  options,
  unreadable = [],
  kpis,
  units,
}: FrameworkSources): Resolution {
  const problems: Problem[] = []
  const report: Report = (found) => problems.push(found)
  const { drafts, broken, plain } = makeDrafts({ definitions, options, unreadable, kpis }, report)
  const { ordered, cycles, unresolved } = orderDrafts(drafts)
  for (const path of cycles) reportCycle(path, unresolved, report)

  const ready = new Map<string, Framework>()
  const inOrder = [...new Set([...builtInNames, ...drafts.map(({ name }) => name)])]
  const names = [...inOrder.filter((name) => !broken.has(name)), ...broken]
  const sizes = new Map<Expression, Size>()
  const find = (name: string): Framework | undefined => ready.get(name) ?? asTheyAre.get(name)
  const around = { frameworks: { get: find }, names, units, sizes, report }
  const asTheyAre = lazyMap(plain.keys(), (name) => defineFramework(plain.get(name)!, around))
  for (const draft of [...ordered, ...unresolved]) {
    const framework = defineFramework(draft, around)
    if (framework) ready.set(draft.name, framework)
    else broken.add(draft.name)
  }
  const sound = inOrder.filter((name) => !broken.has(name))
  return { frameworks: lazyMap(sound, (name) => find(name)!), broken, problems }
}

// At the first of the round that a user wrote; a built-in one names another only by an option.
function reportCycle(path: readonly string[], drafts: readonly Draft[], report: Report): void {
  for (const [at, name] of path.slice(0, -1).entries()) {
    const draft = drafts.find((each) => each.name === name)
    if (!draft?.given) continue
    const place = placeOfName(draft, path[at + 1]!)
    report(problem('invalid-framework', place, { name, ...frameworkReason('cycle', { path }) }))
    return
  }
}
