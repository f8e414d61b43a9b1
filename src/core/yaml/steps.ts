import { entryOf, type YamlNode } from './node.js'
import { stepInto, type YamlPath } from './path.js'

/**
 * The path that a text with dots means below a node. A key that stands there may have dots of its own; of several the
 * longest is meant. What does not stand there is parted at every dot.
 */
export function stepsIn(node: YamlNode | undefined, text: string): YamlPath {
  const path: (string | number)[] = []
  let at = node
  let rest: string | undefined = text
  while (rest !== undefined) {
    const name: string = nameIn(at, rest)
    const step = at?.kind === 'sequence' && /^\d{1,9}$/.test(name) ? Number(name) : name
    path.push(step)
    at = at && stepInto(at, step)
    rest = rest.length > name.length ? rest.slice(name.length + 1) : undefined
  }
  return path
}

/** A text up to each of its dots, the longest first, and the whole before them. */
export function* beginnings(text: string): Generator<string> {
  yield text
  for (let dot = text.lastIndexOf('.'); dot > 0; dot = text.lastIndexOf('.', dot - 1))
    yield text.slice(0, dot)
}

function nameIn(node: YamlNode | undefined, rest: string): string {
  if (node?.kind === 'map')
    for (const name of beginnings(rest)) if (entryOf(node, name)) return name
  return rest.replace(/\..*$/s, '')
}
