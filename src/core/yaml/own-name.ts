import type { YamlScalar } from './node.js'
import type { SourceFile } from './source.js'

/** What a field is called in a message: where a mapping reads a key of a team's own under our name, by theirs too. */
export function ownName(ours: string, key: YamlScalar, { text }: SourceFile): string {
  if (text.startsWith(key.text, key.start)) return ours
  const theirs = text.slice(key.start, key.end).replace(/^["']|["']$/g, '')
  return theirs === '' || theirs === key.text ? ours : `${theirs} (${ours})`
}
