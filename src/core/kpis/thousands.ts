import { roundThousandsIn } from '../estimates/thousands.js'
import { problem, type Report } from '../problems/problem.js'
import { child, type YamlMap, type YamlNode } from '../yaml/node.js'
import type { SourceFile } from '../yaml/source.js'

/** Reports each number of a KPI, such as a target of 1.400, whose point may be meant to part thousands. */
export function reportThousands(node: YamlMap, source: SourceFile, report: Report): void {
  const look = (at: YamlNode | undefined, input: string) => {
    const found = at?.kind === 'scalar' ? roundThousandsIn(at.text) : undefined
    if (!found || !at) return
    const place = { source, start: at.start, end: at.end }
    report(problem('thousands-separator', place, { input, ...found }))
  }
  const baseline = child(node, 'baseline')
  look(baseline?.kind === 'map' ? child(baseline, 'value') : baseline, 'baseline')
  look(child(node, 'target'), 'target')
  const history = child(node, 'history')
  if (history?.kind !== 'sequence') return
  for (const at of history.items) if (at.kind === 'map') look(child(at, 'value'), 'value')
}
