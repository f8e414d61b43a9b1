import type { Estimate } from '../estimates/estimate.js'
import type { Framework, Input } from '../frameworks/framework.js'
import { inputsByName } from '../frameworks/inputs.js'
import { describeNode } from '../problems/describe.js'
import { problem, type Report } from '../problems/problem.js'
import { reportUnknown } from '../schema/unknown-field.js'
import { child, isNull, type YamlEntry, type YamlMap, type YamlNode } from '../yaml/node.js'
import { ownName } from '../yaml/own-name.js'
import type { SourceFile } from '../yaml/source.js'

export type Estimates = Record<string, Estimate>

/** Reads the estimate at a node; a message gives it the name that is asked for then. */
export type Read = (at: YamlNode, input: Input, name: () => string) => Estimate | undefined

/** The estimates of a framework's block; a scalar or three-point estimate is that of its only input. */
export function readBlock(
  entry: YamlEntry,
  framework: Framework,
  source: SourceFile,
  read: Read,
  report: Report,
): Estimates {
  const block: Estimates = {}
  const inputs = inputsByName(framework)
  const put = ({ key, value }: YamlEntry, input: Input) => {
    const name = () =>
      framework.name === input.name ? input.name : `${framework.name}.${input.name}`
    const estimate = read(value, input, () => ownName(name(), key, source))
    if (estimate) block[input.name] = estimate
  }
  const only = inputs.size === 1 ? [...inputs.values()][0] : undefined
  if (entry.value.kind === 'map' && !isThreePoint(entry.value, only)) {
    for (const inner of entry.value.entries) {
      const input = inputs.get(inner.key.text)
      if (input) put(inner, input)
      else {
        const about = { of: framework.name, known: [...inputs.keys()] }
        reportUnknown(inner, entry.value, source, report, about)
      }
    }
  } else if (only) put(entry, only)
  else if (!isNull(entry.value))
    report(
      problem(
        'invalid-shape',
        { source, start: entry.value.start, end: entry.value.end },
        {
          expected: `a mapping such as {${[...inputs.keys()].map((name) => `${name}: …`).join(', ')}}`,
          got: describeNode(entry.value),
        },
      ),
    )
  return block
}

function isThreePoint(node: YamlMap, only: Input | undefined): boolean {
  return only !== undefined && child(node, 'low') !== undefined && only.name !== 'low'
}
