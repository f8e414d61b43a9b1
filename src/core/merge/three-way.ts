/**
 * Whose version of something counts when both sides come from a base: that of the side that changed it. `ours` also
 * where both are the same; undefined where they changed it differently.
 */
export function changedOf<T>(base: T, ours: T, theirs: T): 'ours' | 'theirs' | undefined {
  if (ours === theirs || theirs === base) return 'ours'
  return ours === base ? 'theirs' : undefined
}
