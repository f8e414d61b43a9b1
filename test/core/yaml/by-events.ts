import { YAMLException } from 'js-yaml'
import { composeDocument } from '../../../src/core/yaml/compose-document.js'
import { composer } from '../../../src/core/yaml/composer.js'
import type { YamlNode } from '../../../src/core/yaml/node.js'
import { parse } from '../../../src/core/yaml/parse.js'
import { sourceFile } from '../../../src/core/yaml/source.js'

/** The tree that js-yaml's events of a whole text make; undefined where it is not valid or something in it is refused. */
export function byEvents(text: string): YamlNode | undefined {
  const source = sourceFile('file.yaml', text)
  let isFaulty = false
  const report = () => {
    isFaulty = true
  }
  try {
    const root = composeDocument(composer(source, parse(text), report))
    return isFaulty ? undefined : root
  } catch (thrown) {
    if (thrown instanceof YAMLException) return undefined
    throw thrown
  }
}
