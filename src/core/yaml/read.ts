import { YAMLException } from 'js-yaml'
import { problem, type Report } from '../problems/problem.js'
import { cappedReport } from './capped.js'
import { composeDocument } from './compose-document.js'
import { composer } from './composer.js'
import { composePieces, type Take } from './in-pieces.js'
import { LEAST_SPACING, MAX_SEPARATORS } from './limits.js'
import { listAtEnd } from './list-at-end.js'
import type { YamlMap, YamlNode } from './node.js'
import { parsed } from './parse.js'
import type { SeenKeys } from './seen-keys.js'
import { countSeparators } from './separators.js'
import { readSimple } from './simple/read.js'
import { type SourceFile, wholeFile } from './source.js'

/**
 * The tree of a file's one document, of a short text of simple YAML at once. Undefined where the file is empty, and
 * where problems that it reports make a tree impossible. After other problems the tree lacks what was refused: a
 * problem's place lies in the node that it belongs to. `take` is shown the mappings of the list at its end, those of a
 * long one while they are being read; else the mapping that is the whole. Those that are in the tree in the end are
 * the ones that it was shown. Files that are read one after the other may share the keys that were seen.
 */
export function readYaml(
  source: SourceFile,
  report: Report,
  take?: Take,
  seen?: SeenKeys,
): YamlNode | undefined | Promise<YamlNode | undefined> {
  if (isLong(source)) return readLong(source, report, take)
  const root = simpleTree(source, seen)
  return root ? shown(root, source, take) : readByEvents(source, report, take)
}

async function readLong(
  source: SourceFile,
  report: Report,
  take: Take | undefined,
): Promise<YamlNode | undefined> {
  if (isTooDense(source, report)) return undefined
  const pieces = composePieces(source, take)
  if (pieces) return pieces
  const root = simpleTree(source)
  return root ? shown(root, source, take) : readByEvents(source, report, take)
}

async function readByEvents(
  source: SourceFile,
  report: Report,
  take: Take | undefined,
): Promise<YamlNode | undefined> {
  const root = await treeByEvents(source, report)
  return root && shown(root, source, take)
}

function shown(root: YamlNode, { text }: SourceFile, take: Take | undefined): YamlNode {
  if (take) for (const entry of entriesAtEnd(root, text)) take(entry)
  return root
}

function isLong({ text }: SourceFile): boolean {
  return text.length >= LONG
}

function entriesAtEnd(root: YamlNode, text: string): readonly YamlMap[] {
  const items = listAtEnd(root, text)?.items ?? []
  const entries = items.filter((item) => item.kind === 'map')
  return entries.length > 0 || root.kind !== 'map' ? entries : [root]
}

async function treeByEvents(source: SourceFile, report: Report): Promise<YamlNode | undefined> {
  const capped = cappedReport(report)
  const events = parsed(source.text)
  let root: YamlNode | undefined
  if (events instanceof YAMLException) {
    const { reportSyntax } = await import('./syntax.js')
    await reportSyntax(source, events, capped.report)
  } else root = composeDocument(composer(source, events, capped.report))
  capped.finish()
  return root
}

/** The tree of a text with which nothing is wrong; undefined of any other, and of none. */
export function readSound(source: SourceFile): YamlNode | undefined {
  const simple = simpleTree(source)
  if (simple) return simple
  const events = parsed(source.text)
  if (events instanceof YAMLException) return undefined
  return ifSound((report) => composeDocument(composer(source, events, report)))
}

// The nodes of a long list take several times its size, and those of one entry are gone before they cost anything.
const LONG = 32 * 1024

function simpleTree(source: SourceFile, seen?: SeenKeys): YamlNode | undefined {
  return ifSound((report) => readSimple(composer(source, [], report, { seen })))
}

function ifSound(read: (report: Report) => YamlNode | undefined): YamlNode | undefined {
  let isFaulty = false
  const root = read(() => {
    isFaulty = true
  })
  return isFaulty ? undefined : root
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
