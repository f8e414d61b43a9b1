import { compareText } from '../compare.js'
import type { Kpi } from '../kpis/kpi.js'
import { lazyMap } from '../lazy-map.js'
import { type Problem, problem, type Report } from '../problems/problem.js'
import type { InputFields } from '../schema/framework.js'
import { type BuiltIn, optionNames } from './builtin/definition.js'
import { builtIns, isBuiltIn } from './builtin/index.js'
import {
  type Definition,
  type Draft,
  keyPlace,
  type Options,
  problemOf,
  refusedFields,
  valuePlace,
} from './draft.js'
import { frameworkFault } from './fault.js'
import { formulaName, frameworkNameFault } from './names.js'

const MOST_FRAMEWORKS = 100

/** What a repository has of frameworks before their formulas are read. */
export interface Drafts {
  /** Those that it defines or gives options, as far as they are sound. */
  readonly drafts: readonly Draft[]
  /** Names of those that are not. */
  readonly broken: Set<string>
  /** The built-in ones of which it says nothing; each is sound, and names no other. */
  readonly plain: ReadonlyMap<string, Draft>
}

interface Sources {
  readonly definitions: readonly Definition[]
  readonly options: readonly Options[]
  /** Names of those of which nothing can be read. */
  readonly unreadable: readonly string[]
  readonly kpis: readonly Kpi[]
}

/** The built-in frameworks that have options, then the team's own by name. */
export function makeDrafts(
  { definitions, options, unreadable, kpis }: Sources,
  report: Report,
): Drafts {
  const broken = new Set(unreadable.filter((name) => !isBuiltIn(name)))
  const drafts: Draft[] = []
  const plain = new Map<string, BuiltIn>()
  for (const builtIn of builtIns) {
    const given = options.find(({ name }) => name === builtIn.name)
    const draft = given && adapt(builtIn, given, kpis, report)
    if (draft) drafts.push(draft)
    else if (given) broken.add(builtIn.name)
    else plain.set(builtIn.name, builtIn)
  }
  for (const given of options) if (!isBuiltIn(given.name)) report(unknownFramework(given))
  drafts.push(...ownDrafts(definitions, broken, report))
  return {
    drafts,
    broken,
    plain: lazyMap(plain.keys(), (name) => adapt(plain.get(name)!, undefined, kpis, report)!),
  }
}

function adapt(
  builtIn: BuiltIn,
  given: Options | undefined,
  kpis: readonly Kpi[],
  report: Report,
): Draft | undefined {
  const options = given?.fields ?? {}
  const faults = given ? unknownOptions(builtIn, given) : []
  for (const fault of faults) report(fault)
  const fields = builtIn.adapt?.(builtIn.fields, options) ?? builtIn.fields
  if ('fault' in fields) {
    if (given) report(problemOf(given, fields))
    return undefined
  }
  const inputs: Record<string, InputFields | null> = { ...fields.inputs }
  for (const [name, change] of Object.entries(options.inputs ?? {})) {
    if (Object.hasOwn(inputs, name)) inputs[name] = { ...inputs[name], ...change }
    else if (given) faults.push(unknownInput(builtIn, given, name, Object.keys(inputs), report))
  }
  if (faults.length || (given && refusedFields(given).size > 0)) return undefined
  return {
    name: builtIn.name,
    fields: { ...fields, inputs },
    given,
    isOwn: false,
    refused: new Set(),
    partly: given?.partly ?? new Set(),
    namesInputs: options.criteria && 'criteria',
    givenInputs: options.inputs ?? {},
    expanded: builtIn.expand?.(kpis),
    lack: builtIn.lacks?.(fields, kpis),
  }
}

function unknownOptions(builtIn: BuiltIn, given: Options): Problem[] {
  const known = optionNames(builtIn)
  return Object.keys(given.fields)
    .filter((name) => !known.includes(name))
    .map((field) => {
      const of = `the options of ${builtIn.name}`
      return problem('unknown-field', keyPlace(given, [field]), { field, of, known })
    })
}

function unknownInput(
  builtIn: BuiltIn,
  given: Options,
  field: string,
  known: readonly string[],
  report: Report,
): Problem {
  const of = `the inputs of ${builtIn.name}`
  const found = problem('unknown-field', keyPlace(given, ['inputs', field]), { field, of, known })
  report(found)
  return found
}

function unknownFramework(given: Options): Problem {
  const known = builtIns.map(({ name }) => name)
  return problem('unknown-framework', valuePlace(given, []), { name: given.name, known })
}

function ownDrafts(
  definitions: readonly Definition[],
  broken: Set<string>,
  report: Report,
): readonly Draft[] {
  const own = new Map<string, Definition>()
  for (const given of definitions.slice(0, MOST_FRAMEWORKS)) {
    const before = own.get(formulaName(given.name))
    const fault =
      frameworkNameFault(given.name) ??
      (before && frameworkFault('defined-twice', [], { other: valuePlace(before, []) }))
    if (!fault) {
      own.set(formulaName(given.name), given)
      continue
    }
    report(problemOf(given, fault))
    for (const { name } of before ? [given, before] : [given])
      if (!isBuiltIn(name)) broken.add(name)
  }
  const unread = definitions.slice(MOST_FRAMEWORKS)
  if (unread[0])
    report(problemOf(unread[0], frameworkFault('too-many', [], { limit: MOST_FRAMEWORKS })))
  for (const { name } of unread) if (!isBuiltIn(name)) broken.add(name)
  return [...own.values()]
    .filter(({ name }) => !broken.has(name))
    .sort((a, b) => compareText(a.name, b.name))
    .map((given) => ({
      name: given.name,
      fields: given.fields,
      given,
      isOwn: true,
      refused: refusedFields(given),
      partly: given.partly ?? new Set(),
      namesInputs: 'inputs' as const,
      givenInputs: given.fields.inputs ?? {},
      expanded: undefined,
      lack: undefined,
    }))
}
