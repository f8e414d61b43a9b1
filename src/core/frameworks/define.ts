import { lazyMap } from '../lazy-map.js'
import { problem, type Report } from '../problems/problem.js'
import {
  type Draft,
  givesWords,
  inputNamesIn,
  problemOf,
  valuePlace,
  wordsWithoutNumber,
} from './draft.js'
import { type FrameworkFault, frameworkFault, keyFault } from './fault.js'
import type { Expression, Size } from './formula/expression.js'
import type { Scope } from './formula/parse.js'
import { type FormulaPath, readFormula } from './formulas.js'
import { type Framework, type Input, scoreOf } from './framework.js'
import { inputFaults, inputOf } from './inputs.js'
import { formulaName, inputNameFault } from './names.js'
import { needsOf } from './needs.js'
import { bucketScope, nothing, scoreScope } from './scope.js'
import { shapeFaults } from './shape.js'

/** What a framework is defined among. */
export interface Surroundings {
  /** Those that are ready; each of the others that a framework may name has a fault. */
  readonly frameworks: Pick<ReadonlyMap<string, Framework>, 'get'>
  /** Names of all, sound or not. */
  readonly names: readonly string[]
  /** `units` of pm.yaml. */
  readonly units: Readonly<Record<string, string>>
  /** Of the expressions read so far. */
  readonly sizes: Map<Expression, Size>
  readonly report: Report
}

type Blame = (fault: FrameworkFault) => void

/** A framework of its draft, or undefined where it has a fault or names a framework that has one. */
export function defineFramework(draft: Draft, around: Surroundings): Framework | undefined {
  const { name, fields, given, expanded, lack, refused, partly } = draft
  let isSound = refused.size === 0 && partly.size === 0
  const blame = (fault: FrameworkFault) => {
    isSound = false
    if (given) around.report(problemOf(given, fault))
  }
  const own = readInputs(draft, around, blame)
  const inputs = [...own, ...(expanded?.inputs ?? [])]
  const mayLackScore = expanded !== undefined || lack !== undefined || refused.size > 0
  const unsure = new Set([...refused, ...[...partly].filter((field) => field !== 'inputs')])
  const inputNames = own.map((input) => input.name)
  for (const fault of shapeFaults(fields, inputNames, mayLackScore, unsure)) blame(fault)
  const inside = insideOf(draft, around, blame)
  const read = readFormulas(draft, own, inside, around)
  if (!isSound || !read || (fields.then !== undefined && !inside)) return undefined

  const { score, buckets } = read
  const formulas = [...(score ? [score] : []), ...buckets.map(({ when }) => when)]
  const needs = needsOf({ name, inputs, formulas, size: fields.size, inside }, around.frameworks)
  if (needs.length === 0 && !lack) {
    blame(frameworkFault('reads-nothing', ['score'], {}))
    return undefined
  }
  return {
    ...describe(draft),
    inputs,
    ...(score && { score }),
    buckets,
    // biome-ignore lint/suspicious/noThenProperty: the field's name in the user's file
    ...(inside && { then: inside.name, inside }),
    needs,
  }
}

// undefined where one has a fault, after all of them are read.
function readFormulas(
  draft: Draft,
  inputs: readonly Input[],
  inside: Framework | undefined,
  around: Surroundings,
): Pick<Framework, 'score' | 'buckets'> | undefined {
  const { name, fields, expanded, refused } = draft
  let isSound = true
  const onBroken = () => {
    isSound = false
  }
  const others = frameworksByFormulaName(around)
  const scope = scoreScope({
    framework: name,
    inputs,
    others,
    isOpen: refused.has('inputs'),
    onBroken,
  })
  const told = new Set<string>()
  const read = (text: string, path: FormulaPath, within: Scope) => {
    const expression = readFormula(text, path, draft, within, { ...around, told })
    if (!expression) isSound = false
    return expression
  }
  const score = fields.score === undefined ? expanded?.score : read(fields.score, ['score'], scope)
  const conditions = bucketScope(scope, name, score ?? scoreInside(draft, inside))
  const buckets = Object.entries(fields.buckets ?? {}).map(([bucket, text]) => ({
    name: bucket,
    when: read(text, ['buckets', bucket], conditions)!,
  }))
  return isSound ? { ...(score && { score }), buckets } : undefined
}

// What a bucket's condition means by score where the framework has none of its own that could be read.
function scoreInside(
  { fields, refused }: Draft,
  inside: Framework | undefined,
): Expression | undefined {
  if (inside) return scoreOf(inside)
  const isUnread = (field: 'score' | 'then') => fields[field] !== undefined || refused.has(field)
  return isUnread('score') || isUnread('then') ? nothing : undefined
}

function describe({ name, fields, given, isOwn, lack }: Draft) {
  const { title = name, description, source, size, order, otherwise, unplanned } = fields
  const { cost_of_delay: costOfDelay } = fields
  const hint = lack?.hint
  return {
    name,
    title,
    ...(description !== undefined && { description }),
    ...(source !== undefined && { source }),
    ...(size !== undefined && { size }),
    ...(costOfDelay !== undefined && { costOfDelay }),
    ...(order && { order }),
    ...(otherwise !== undefined && { otherwise }),
    ...(unplanned && { unplanned }),
    ...(lack && { unusable: { reason: lack.reason, ...(hint !== undefined && { hint }) } }),
    ...(isOwn && given && { place: valuePlace(given, []) }),
  }
}

function readInputs(
  { fields, given, givenInputs, namesInputs, refused }: Draft,
  { names, units }: Surroundings,
  blame: Blame,
): Input[] {
  const taken = new Set(names.map(formulaName))
  const sound = fields.inputs ?? {}
  const unsound =
    given && namesInputs === 'inputs' && !refused.has('inputs') ? inputNamesIn(given) : []
  return [...new Set([...Object.keys(sound), ...unsound])].map((name) => {
    const input = (Object.hasOwn(sound, name) && sound[name]) || {}
    const fault = namesInputs && inputNameFault(name, taken, [namesInputs, name])
    if (fault) blame(fault)
    for (const each of inputFaults(name, input))
      if (each.fault !== 'no-words' || !given || !givesWords(given, name)) blame(each)
    for (const word of given ? wordsWithoutNumber(given, name) : [])
      blame(keyFault('word-without-number', ['inputs', name, 'words', word], { input: name, word }))
    const explicit = Object.hasOwn(givenInputs, name) ? givenInputs[name]?.unit : undefined
    return inputOf(name, input, { explicit, given: units })
  })
}

// undefined for one that has a fault, and for one that is not known, which is reported.
function insideOf(
  { fields: { then }, given }: Draft,
  { frameworks, names, report }: Surroundings,
  blame: Blame,
): Framework | undefined {
  if (then === undefined) return undefined
  const inside = frameworks.get(then)
  if (!inside && given && !names.includes(then))
    report(problem('unknown-framework', valuePlace(given, ['then']), { name: then, known: names }))
  if (inside?.unusable)
    blame(frameworkFault('then-unusable', ['then'], { then, ...inside.unusable }))
  return inside
}

// Its own name is among those that have a fault: it would be scored by itself.
function frameworksByFormulaName({
  frameworks,
  names,
}: Surroundings): ReadonlyMap<string, Framework | undefined> {
  const byFormulaName = new Map(names.map((name) => [formulaName(name), name]))
  return lazyMap(byFormulaName.keys(), (name) => frameworks.get(byFormulaName.get(name)!))
}
