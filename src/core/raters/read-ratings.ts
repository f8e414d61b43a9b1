import type { ExtraEntry, ItemContext } from '../backlog/read-estimates.js'
import { readEstimates } from '../backlog/read-estimates.js'
import { describeNode } from '../problems/describe.js'
import { type Problem, problem, type Report } from '../problems/problem.js'
import { decode } from '../schema/decode.js'
import { estimatesForms, raterSchema, ratingSchema } from '../schema/estimates.js'
import { meantFor, reportUnknown } from '../schema/unknown-field.js'
import { entryOf, isNull, type YamlEntry, type YamlMap, type YamlNode } from '../yaml/node.js'
import { scalarText } from '../yaml/scalar-text.js'
import type { Place, SourceFile } from '../yaml/source.js'
import { startOf } from '../yaml/start.js'
import { type Rating, saying } from './rating.js'

/** What one file of estimates says: who estimates, and of which items. */
export interface RaterFile {
  readonly source: SourceFile
  /** Who it is by the name of the file. */
  readonly name: string
  /** Who it says that it is, and where; absent where that cannot be read: then nothing of the file is used. */
  readonly named?: { readonly rater: string; readonly place: Place }
  /** By item, in the order of the file. */
  readonly entries: readonly YamlEntry[]
}

/** The rater and the items of a file, without its estimates; undefined where it is no mapping. */
export function readRaterFile(
  root: YamlNode,
  source: SourceFile,
  report: Report,
): RaterFile | undefined {
  if (root.kind !== 'map') {
    const place = { source, start: root.start, end: root.start + 1 }
    const args = { expected: estimatesForms.file, got: describeNode(root) }
    report(problem('invalid-shape', place, args))
    return undefined
  }
  let estimates: YamlEntry | undefined
  const name = source.path.slice(source.path.lastIndexOf('/') + 1).replace(/\.ya?ml$/, '')
  const { rater } = decode(raterSchema, root, source, withExample(name, report), {
    of: FILE,
    onExtra(entry, known) {
      if (entry.key.text === LIST) estimates = entry
      else reportUnknown(entry, root, source, report, { of: FILE, known: [...known, LIST] })
    },
    isTold: (key) => key !== LIST,
  })
  if (!estimates) {
    const instead = meantFor(LIST, root, source, { known: [...raterSchema.names, LIST] })
    const args = { field: LIST, of: `the ${FILE}`, ...(instead && { instead }) }
    report(problem('missing-field', startOf(root, source), args))
  }
  const entries = estimates ? entriesOf(estimates.value, source, report) : []
  const at = entryOf(root, 'rater')?.value
  if (rater === undefined || !at) return { source, name, entries }
  const place = { source, start: at.start, end: at.end }
  return { source, name, named: { rater, place }, entries }
}

function withExample(name: string, report: Report): Report {
  return (found) => {
    if (found.rule !== 'missing-field') return report(found)
    report({
      ...found,
      args: { ...found.args, example: `rater: ${scalarText(name, 'block')}` },
    } as Problem)
  }
}

const FILE = 'file of estimates'
const LIST = 'estimates'

/** The estimates of one item in a rater's file; those with a fault are reported and absent. */
export function readRating(
  { key, value: node }: YamlEntry & { readonly value: YamlMap },
  { source, rater }: { readonly source: SourceFile; readonly rater: string },
  weight: number,
  context: ItemContext,
  report: Report,
): Rating {
  const extras: ExtraEntry[] = []
  const fields = decode(ratingSchema, node, source, report, {
    of: 'estimate',
    onExtra: (entry, known) => extras.push({ entry, known }),
  })
  const decoded = { node, source, fields, extras, noun: 'estimate' }
  const given = readEstimates(decoded, context, report)
  return saying(given, {
    rater,
    weight,
    source,
    key,
    node,
    ...(fields.on !== undefined && { on: fields.on }),
  })
}

function entriesOf(node: YamlNode, source: SourceFile, report: Report): readonly YamlEntry[] {
  if (node.kind === 'map') return node.entries
  if (!isNull(node)) report(invalidType(node, LIST, estimatesForms.estimates, source))
  return []
}

/** Whether there is a mapping of estimates under an item; what else stands there is reported, nothing is nothing. */
export function isRated(
  entry: YamlEntry,
  source: SourceFile,
  report: Report,
): entry is YamlEntry & { readonly value: YamlMap } {
  const { key, value } = entry
  if (value.kind === 'map') return true
  const field = `${LIST}.${key.text}`
  if (!isNull(value)) report(invalidType(value, field, estimatesForms.rating, source))
  return false
}

function invalidType(node: YamlNode, field: string, expected: string, source: SourceFile) {
  const place = { source, start: node.start, end: node.end }
  return problem('invalid-type', place, { field, expected, got: describeNode(node) })
}
