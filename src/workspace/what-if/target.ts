import { readDocument, type YamlDocument } from '../../core/yaml/edit.js'
import type { YamlNode } from '../../core/yaml/node.js'
import type { YamlPath } from '../../core/yaml/path.js'
import { type SourceFile, sourceFile } from '../../core/yaml/source.js'

/** A value of a file that is to be another one. */
export interface Target {
  /** The file as it was read; without text where there is none yet. */
  readonly source: SourceFile
  readonly root: YamlNode | undefined
  readonly path: YamlPath
  readonly typed: string
  /** An idea that is only a title so far: where it stands, and its fields once it is an item. */
  readonly idea?: { readonly steps: number; readonly id: string; readonly title: string }
}

/** A file as it stands there, of which no mapping has made another; undefined where it is no YAML. */
export function documentOf(source: SourceFile): Promise<YamlDocument | undefined> {
  const before = known.get(source)
  if (before) return before
  const document = readDocument(source.text)
  known.set(source, document)
  return document
}

const known = new WeakMap<SourceFile, Promise<YamlDocument | undefined>>()

/** Its tree. */
export async function treeOf(source: SourceFile): Promise<YamlNode | undefined> {
  return (await documentOf(source))?.root
}

/** A file that does not exist. */
export function newFile(path: string): SourceFile {
  return sourceFile(path, '')
}
