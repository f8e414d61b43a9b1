import { type Event, YAMLException } from 'js-yaml'
import { problem, type Report } from '../problems/problem.js'
import { cappedReport } from './capped.js'
import { composeNode } from './compose.js'
import { type Composer, composer } from './composer.js'
import {
  contentStart,
  reportDirectives,
  reportSecondDocument,
  reportStrayMarker,
} from './documents.js'
import { LEAST_SPACING, MAX_SEPARATORS } from './limits.js'
import { remaining } from './next-piece.js'
import { isNull, type YamlNode } from './node.js'
import { parse } from './parse.js'
import { cutList } from './pieces.js'
import { countSeparators } from './separators.js'
import { type SourceFile, wholeFile } from './source.js'

/**
 * The tree of a file's one document. Undefined where the file is empty, and where problems that it reports make
 * a tree impossible. After other problems the tree lacks what was refused: a problem's place lies in the node
 * that it belongs to.
 */
export async function readYaml(source: SourceFile, report: Report): Promise<YamlNode | undefined> {
  if (isTooDense(source, report)) return undefined
  const tree = composePieces(source, PIECE)
  if (tree) return tree
  const capped = cappedReport(report)
  const parsed = parsedOf(source.text)
  let root: YamlNode | undefined
  if (parsed instanceof YAMLException) {
    const { reportSyntax } = await import('./syntax.js')
    await reportSyntax(source, parsed, capped.report)
  } else root = compose(composer(source, parsed, capped.report))
  capped.finish()
  return root
}

/** The tree of a text with which nothing is wrong; undefined of any other, and of none. */
export function readSound(source: SourceFile): YamlNode | undefined {
  const parsed = parsedOf(source.text)
  if (parsed instanceof YAMLException) return undefined
  let isFaulty = false
  const report = () => {
    isFaulty = true
  }
  const root = compose(composer(source, parsed, report))
  return isFaulty ? undefined : root
}

// The events of a long file take ten times its size, and those of a piece are gone before they cost anything.
const PIECE = 32 * 1024

/**
 * The tree of a file read in pieces of at least so many characters: the same as of the whole. Undefined where the file
 * has no long list at its end, or anything is wrong with it.
 */
export function composePieces(source: SourceFile, size: number): YamlNode | undefined {
  const pieces = cutList(source.text, size)
  if (!pieces) return undefined
  const rest = remaining(pieces)
  const report = () => {
    rest.isFaulty = true
  }
  const first = parsedOf(source.text.slice(0, pieces.cuts[0]))
  if (first instanceof YAMLException) return undefined
  try {
    const root = compose(composer(source, first, report, rest))
    return rest.isComplete && !rest.isFaulty ? root : undefined
  } catch (thrown) {
    if (thrown instanceof YAMLException) return undefined
    throw thrown
  }
}

/** Whether a text, such as one of nothing but commas, would take a hundred times its size in memory; that is reported. */
export function isTooDense(source: SourceFile, report: Report): boolean {
  const { length } = source.text
  if (length < MAX_SEPARATORS) return false
  const count = countSeparators(source.text)
  if (count <= Math.max(MAX_SEPARATORS, length / LEAST_SPACING)) return false
  report(problem('too-many-values', wholeFile(source), { count }))
  return true
}

function parsedOf(text: string): readonly Event[] | YAMLException {
  try {
    return parse(text)
  } catch (thrown) {
    if (thrown instanceof YAMLException) return thrown
    throw thrown
  }
}

function compose(c: Composer): YamlNode | undefined {
  const { source, report } = c
  reportDirectives(source, report)
  if (reportStrayMarker(source, report) || c.events.length === 0) return undefined
  c.index = 1
  c.at = contentStart(source.text)
  const root = composeNode(c, '')
  c.index++
  if (c.index < c.events.length) reportSecondDocument(source, c.at, report)
  return c.isWalkable && !isNull(root) ? root : undefined
}
