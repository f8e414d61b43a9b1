import { type Problem, problem } from '../problems/problem.js'
import type { YamlNode } from '../yaml/node.js'
import type { Side } from './side.js'
import type { Telling } from './telling.js'

/** The problem that two records of a side have one id, case aside, so that nobody can tell which of them was edited. */
export function twinsIn({ source, root }: Side, telling: Telling): Problem | undefined {
  const first = new Map<string, YamlNode>()
  for (const node of recordsIn(root, telling)) {
    const id = telling.idOf(node)
    if (id === undefined) continue
    const other = first.get(id)
    if (other) {
      const place = ({ start, end }: YamlNode) => ({ source, start, end })
      const [name, otherName] = [telling.labelOf(node), telling.labelOf(other)]
      const args = { id: name, other: place(other), otherId: otherName }
      return problem('duplicate-id', place(node), args)
    }
    first.set(id, node)
  }
  return undefined
}

function recordsIn(root: YamlNode | undefined, { isRecords }: Telling): readonly YamlNode[] {
  if (root?.kind === 'sequence') return isRecords([]) ? root.items : []
  if (root?.kind !== 'map') return []
  return root.entries.flatMap(({ key, value }) =>
    value.kind === 'sequence' && isRecords([key.text]) ? value.items : [],
  )
}
