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
 * of head come first, in their order, then what only base has, in its. Of several with one id those go together that are
 * alike, and the others in their order.
 */
export function pairsOf<T extends Named>(
  base: readonly T[],
  head: readonly T[],
  isAlike: (base: T, head: T) => boolean = () => false,
  formerIds: (head: T) => readonly string[] = ({ plain }) => plain?.was ?? [],
): Pair<T>[] {
  const isSame = (before: T, after: T) => before.id === after.id && isAlike(before, after)
  const most = Math.min(base.length, head.length)
  let start = 0
  while (start < most && isSame(base[start]!, head[start]!)) start++
  let end = 0
  while (end < most - start && isSame(base.at(-1 - end)!, head.at(-1 - end)!)) end++
  const pairs: Pair<T>[] = []
  for (let at = 0; at < start; at++) pairs.push({ base: base[at]!, head: head[at]! })
  const between = pairsBetween(
    base.slice(start, base.length - end),
    head.slice(start, head.length - end),
    isAlike,
    formerIds,
  )
  for (const pair of between) if (pair.head) pairs.push(pair)
  for (let at = end; at > 0; at--) pairs.push({ base: base.at(-at)!, head: head.at(-at)! })
  for (const pair of between) if (!pair.head) pairs.push(pair)
  return pairs
}

function pairsBetween<T extends Named>(
  base: readonly T[],
  head: readonly T[],
  isAlike: (base: T, head: T) => boolean,
  formerIds: (head: T) => readonly string[],
): Pair<T>[] {
  const left = new Map<string, T[]>()
  for (const each of base) {
    const key = each.id.toLowerCase()
    const others = left.get(key)
    if (others) others.push(each)
    else left.set(key, [each])
  }
  const take = (id: string, of: T) => {
    const candidates = left.get(id.toLowerCase())
    if (!candidates?.length) return undefined
    const alike = candidates.length > 1 ? candidates.findIndex((each) => isAlike(each, of)) : 0
    return candidates.splice(Math.max(alike, 0), 1)[0]
  }
  const before = head.map((each) => take(each.id, each))
  const pairs = head.map((each, at): Pair<T> => {
    let former = before[at]
    if (!former) for (const id of formerIds(each)) former ??= take(id, each)
    return { base: former, head: each }
  })
  return [...pairs, ...[...left.values()].flat().map((each) => ({ base: each, head: undefined }))]
}
