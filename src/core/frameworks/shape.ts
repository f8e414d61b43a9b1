import type { FrameworkFields } from '../schema/framework.js'
import { type FrameworkFault, frameworkFault } from './fault.js'

const most = { inputs: 100, buckets: 32 } as const

/**
 * What contradicts itself among the fields of a framework, formulas and inputs apart. Nothing follows from the absence
 * of a field that was refused.
 */
export function* shapeFaults(
  { inputs = {}, score, size, buckets = {}, order = [], unplanned = [], then }: FrameworkFields,
  hasScore: boolean,
  refused: ReadonlySet<string>,
): Iterable<FrameworkFault> {
  for (const [part, fields] of Object.entries({ inputs, buckets }) as ['inputs', object][])
    if (Object.keys(fields).length > most[part])
      yield frameworkFault('too-many-parts', [part], { part, limit: most[part] })
  const bucketNames = Object.keys(buckets)
  if (score === undefined && !hasScore && !bucketNames.length)
    yield frameworkFault('no-score', [], {})
  if (size !== undefined && !refused.has('inputs') && !Object.hasOwn(inputs, size))
    yield frameworkFault('unknown-size', ['size'], { size, known: Object.keys(inputs) })
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
