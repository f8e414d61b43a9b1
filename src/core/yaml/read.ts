import { type Event, parseEvents, YAMLException } from 'js-yaml'
import { problem, type Report } from '../problems/problem.js'
import { cappedReport } from './capped.js'
import { composeNode } from './compose.js'
import { composer } from './composer.js'
import {
  contentStart,
  reportDirectives,
  reportSecondDocument,
  reportStrayMarker,
} from './documents.js'
import { LEAST_SPACING, MAX_DEPTH, MAX_SEPARATORS } from './limits.js'
import { isNull, type YamlNode } from './node.js'
import { countSeparators } from './separators.js'
import { type SourceFile, wholeFile } from './source.js'
import { reportSyntax } from './syntax.js'

/**
 * The tree of a file's one document. Undefined where the file is empty, and where problems that it reports make
 * a tree impossible. After other problems the tree lacks what was refused: a problem's place lies in the node
 * that it belongs to.
 */
export async function readYaml(source: SourceFile, report: Report): Promise<YamlNode | undefined> {
  if (isTooDense(source, report)) return undefined
  const capped = cappedReport(report)
  const parsed = parse(source.text)
  let root: YamlNode | undefined
  if (parsed instanceof YAMLException) await reportSyntax(source, parsed, capped.report)
  else root = compose(source, parsed, capped.report)
  capped.finish()
  return root
}

// A text of nothing but commas takes a hundred times its size in memory.
function isTooDense(source: SourceFile, report: Report): boolean {
  const { length } = source.text
  if (length < MAX_SEPARATORS) return false
  const count = countSeparators(source.text)
  if (count <= Math.max(MAX_SEPARATORS, length / LEAST_SPACING)) return false
  report(problem('too-many-values', wholeFile(source), { count }))
  return true
}

// js-yaml counts some levels twice and others not at all. The tree's own limit is exact.
const PARSER_DEPTH = 2 * MAX_DEPTH

function parse(text: string): readonly Event[] | YAMLException {
  try {
    return parseEvents(text, { maxDepth: PARSER_DEPTH })
  } catch (thrown) {
    if (thrown instanceof YAMLException) return thrown
    throw thrown
  }
}

function compose(
  source: SourceFile,
  events: readonly Event[],
  report: Report,
): YamlNode | undefined {
  reportDirectives(source, report)
  if (reportStrayMarker(source, report) || events.length === 0) return undefined
  const c = composer(source, events, report)
  c.index = 1
  c.at = contentStart(source.text)
  const root = composeNode(c, '')
  c.index++
  if (c.index < events.length) reportSecondDocument(source, c.at, report)
  return c.isWalkable && !isNull(root) ? root : undefined
}
