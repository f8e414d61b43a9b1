import type { FrameworkFields } from '../schema/framework.js'
import { type FrameworkFault, frameworkFault } from './fault.js'

const most = { inputs: 100, buckets: 32 } as const

/**
 * What contradicts itself among the fields of a framework, formulas and inputs apart. Nothing follows from the absence
 * of a field that was refused.
 */
export function* shapeFaults(
  { score, size, buckets = {}, order = [], unplanned = [], then }: FrameworkFields,
  inputs: readonly string[],
  hasScore: boolean,
  refused: ReadonlySet<string>,
): Iterable<FrameworkFault> {
  const bucketNames = Object.keys(buckets)
  for (const [part, names] of Object.entries({ inputs, buckets: bucketNames }))
    if (names.length > most[part as keyof typeof most])
      yield frameworkFault('too-many-parts', [part], {
        part,
        limit: most[part as keyof typeof most],
      })
  if (score === undefined && !hasScore && !bucketNames.length)
    yield frameworkFault('no-score', [], {})
  if (size !== undefined && !refused.has('inputs') && !inputs.includes(size))
    yield frameworkFault('unknown-size', ['size'], { size, known: inputs })
  if (refused.has('buckets')) return
  if (then !== undefined && !bucketNames.length)
    yield frameworkFault('then-without-buckets', ['then'], {})
  for (const [at, bucket] of order.entries()) {
    if (!bucketNames.includes(bucket))
      yield frameworkFault('unknown-bucket', ['order', at], {
        bucket,
        list: 'order',
        known: bucketNames,
      })
    else if (order.indexOf(bucket) < at)
      yield frameworkFault('bucket-twice', ['order', at], { bucket })
  }
  for (const [at, bucket] of unplanned.entries())
    if (!bucketNames.includes(bucket))
      yield frameworkFault('unknown-bucket', ['unplanned', at], {
        bucket,
        list: 'unplanned',
        known: bucketNames,
      })
}
