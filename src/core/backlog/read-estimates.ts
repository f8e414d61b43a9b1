import type { Estimate } from '../estimates/estimate.js'
import { FROM_EVIDENCE } from '../estimates/parse-estimate.js'
import { readEstimate } from '../estimates/read.js'
import { asksForEvidence, CONFIDENCE, evidenceEstimate } from '../evidence/from-evidence.js'
import type { EvidenceTable } from '../evidence/table.js'
import type { Framework } from '../frameworks/framework.js'
import { inputsByName } from '../frameworks/inputs.js'
import type { Report } from '../problems/problem.js'
import { itemInput, ownInput } from '../rank/own-input.js'
import { sharedInputs } from '../schema/item.js'
import { reportUnknown } from '../schema/unknown-field.js'
import { child, entryOf, isNull, type YamlEntry, type YamlMap } from '../yaml/node.js'
import { ownName } from '../yaml/own-name.js'
import type { SourceFile } from '../yaml/source.js'
import type { EstimatesGiven } from './estimates-given.js'
import { reportGivenTwice } from './given-twice.js'
import { type Estimates, type Read, readBlock } from './read-block.js'

/** What the reading of an item, or of a rater's estimate of one, depends on beside its own text. */
export interface ItemContext {
  readonly frameworks: ReadonlyMap<string, Framework>
  readonly framework: Framework
  /** Whether it only stands in for one that cannot be used: what items give for that one is not judged by it. */
  readonly isStandIn?: boolean
  /** Names of frameworks that have a fault: what an item gives for them is left alone. */
  readonly broken: ReadonlySet<string>
  /** Unit of each KPI by id. */
  readonly kpiUnits: ReadonlyMap<string, string | undefined>
  readonly allowsExtra: boolean
  /** What evidence is worth, by default as the confidence meter has it. */
  readonly evidence?: EvidenceTable
}

/** A key that the schema of the mapping does not know, and those that it does. */
export interface ExtraEntry {
  readonly entry: YamlEntry
  readonly known: readonly string[]
}

/** A mapping whose own fields are decoded: those with a fault are absent. */
export interface DecodedMapping {
  readonly node: YamlMap
  readonly source: SourceFile
  readonly fields: Readonly<Record<string, unknown>>
  readonly extras: readonly ExtraEntry[]
  /** What it is called in a message: `item`, `estimate`. */
  readonly noun: string
  /** The confidence that the item's evidence gives, a share; absent where a confidence may not be made of it. */
  readonly confidence?: () => number
}

/** The estimates of an item's mapping, or of a rater's; unknown keys and what is no estimate are reported. */
export function readEstimates(
  mapping: DecodedMapping,
  context: ItemContext,
  report: Report,
): EstimatesGiven {
  const { node, source, fields, extras, noun } = mapping
  const own: Estimates = {}
  const blocks: Record<string, Estimates> = {}
  const kpis: Estimates = {}
  const byTeam: Estimates = {}
  const read = estimateReader(mapping, report)
  const readOwn = context.isStandIn ? estimateReader(mapping, () => {}) : read
  for (const { entry, known } of extras) {
    const name = entry.key.text
    const framework = context.frameworks.get(name)
    const input = framework ? undefined : itemInput(name, context.framework)?.input
    if (framework) {
      if (!isNull(entry.value)) blocks[name] = readBlock(entry, framework, source, read, report)
    } else if (input)
      put(
        own,
        name,
        readOwn(entry.value, input, () => ownName(name, entry.key, source)),
      )
    else if (isUnknown(name, context)) {
      const about = unknownOf(name, known, noun, context)
      reportUnknown(entry, node, source, report, about)
    }
  }
  for (const name of sharedInputs) {
    const at = fields[name] === undefined ? undefined : entryOf(node, name)
    if (!at) continue
    const input = ownInput(name, context.framework)!
    put(
      own,
      name,
      readOwn(at.value, input, () => ownName(name, at.key, source)),
    )
  }
  eachEntry(node, 'kpis', fields.kpis, ({ key, value }) => {
    const id = key.text
    const unit = context.kpiUnits.get(id)
    const input = { name: id, words: {}, ...(unit !== undefined && { unit }) }
    put(
      kpis,
      id,
      read(value, input, () => ownName(`the change of ${id}`, key, source)),
    )
  })
  const effort = ownInput('effort', context.framework)!
  eachEntry(node, 'effort_by_team', fields.effort_by_team, ({ key, value }) =>
    put(
      byTeam,
      key.text,
      readOwn(value, effort, () => ownName(`the effort of ${key.text}`, key, source)),
    ),
  )
  const hasTeams = Object.keys(byTeam).length > 0
  const given = { own, blocks, kpis, ...(hasTeams && { effortByTeam: byTeam }) }
  if (!context.isStandIn) reportGivenTwice(given, mapping, context, report)
  return given
}

// Of what stands on an item itself a framework that only stands in is no judge.
function estimateReader({ source, confidence }: DecodedMapping, report: Report): Read {
  return (at, input, name) => {
    if (confidence && asksForEvidence(at, input.name)) return evidenceEstimate(confidence(), input)
    if (isNull(at)) return undefined
    const isEvidenceAllowed = confidence !== undefined && input.name === CONFIDENCE
    return readEstimate(at, input, () => ({
      source,
      name: name(),
      report,
      ...(isEvidenceAllowed && { also: FROM_EVIDENCE }),
    }))
  }
}

function put(estimates: Estimates, name: string, estimate: Estimate | undefined): void {
  if (estimate) estimates[name] = estimate
}

function eachEntry(
  node: YamlMap,
  field: string,
  value: unknown,
  visit: (entry: YamlEntry) => void,
): void {
  const at = value === undefined ? undefined : child(node, field)
  if (at?.kind === 'map') for (const entry of at.entries) visit(entry)
}

/** Whether a key that is no field, framework or input is a fault. */
export function isUnknown(
  name: string,
  { framework, frameworks, allowsExtra, broken }: ItemContext,
): boolean {
  return (
    !allowsExtra &&
    !broken.has(name) &&
    !frameworks.has(name) &&
    itemInput(name, framework) === undefined
  )
}

function unknownOf(
  name: string,
  known: readonly string[],
  noun: string,
  { framework, frameworks }: ItemContext,
) {
  const inputOf = [...frameworks.values()]
    .filter((each) => inputNames(each).includes(name))
    .map((each) => each.name)
  const names = [...new Set([...known, ...inputNames(framework), ...frameworks.keys()])]
  return { of: `this ${noun}`, known: names, inputOf, isItem: noun === 'item' }
}

function inputNames(framework: Framework): string[] {
  return [...inputsByName(framework).keys()]
}
