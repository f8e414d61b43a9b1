/** What has an id, and may have had others before. */
interface Named {
  readonly id: string
  readonly plain?: { readonly was?: readonly string[] | undefined }
}

/** The same thing in two states; one side is absent where it is added or removed. */
export interface Pair<T> {
  readonly base: T | undefined
  readonly head: T | undefined
}

/**
 * What belongs together in two states: by id, whatever its case, and else by the former ids that one in head names. Those
 * of head come first, in their order, then what only base has, in its.
 */
export function pairsOf<T extends Named>(base: readonly T[], head: readonly T[]): Pair<T>[] {
  const left = new Map(base.map((each) => [each.id.toLowerCase(), each]))
  const take = (id: string) => {
    const key = id.toLowerCase()
    const found = left.get(key)
    left.delete(key)
    return found
  }
  const before = head.map(({ id }) => take(id))
  const pairs = head.map((each, at): Pair<T> => {
    let former = before[at]
    for (const id of each.plain?.was ?? []) former ??= take(id)
    return { base: former, head: each }
  })
  return [...pairs, ...[...left.values()].map((each) => ({ base: each, head: undefined }))]
}
