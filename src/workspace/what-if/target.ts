import type { YamlNode } from '../../core/yaml/node.js'
import type { YamlPath } from '../../core/yaml/path.js'
import { readYaml } from '../../core/yaml/read.js'
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

/** The tree of a file as it stands there, of which no mapping has made another. */
export async function treeOf(source: SourceFile): Promise<YamlNode | undefined> {
  return readYaml(source, () => {})
}

/** A file that does not exist. */
export function newFile(path: string): SourceFile {
  return sourceFile(path, '')
}
