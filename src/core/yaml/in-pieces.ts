import { YAMLException } from 'js-yaml'
import { composeDocument } from './compose-document.js'
import { composer } from './composer.js'
import { lightMap } from './light-map.js'
import { remaining, type TakeEntry } from './next-piece.js'
import type { YamlMap, YamlNode } from './node.js'
import { parse } from './parse.js'
import { cutList } from './pieces.js'
import type { SourceFile } from './source.js'

/** Is shown a mapping of a list while what is in it is at hand; later that is to be read again. */
export type Take = (entry: YamlMap) => void

/**
 * The tree of a file whose list is read entry by entry: the same as of the whole. Undefined where the file
 * has no list at its end, or anything is wrong with it. `take` is shown the mappings of the list, also of a file
 * of which nothing comes in the end.
 */
export function composePieces(source: SourceFile, take?: Take): YamlNode | undefined {
  const pieces = cutList(source.text)
  if (!pieces) return undefined
  const rest = remaining(pieces, take && taking(take, source))
  const report = () => {
    rest.isFaulty = true
  }
  try {
    const first = parse(source.text.slice(0, pieces.cuts[1]))
    const root = composeDocument(composer(source, first, report, { pieces: rest }))
    return rest.isComplete && !rest.isFaulty ? root : undefined
  } catch (thrown) {
    if (thrown instanceof YAMLException) return undefined
    throw thrown
  }
}

function taking(take: Take, source: SourceFile): TakeEntry {
  return (entry, from, to) => {
    const { map, release } = lightMap(entry, source, from, to)
    take(map)
    release()
    return map
  }
}
