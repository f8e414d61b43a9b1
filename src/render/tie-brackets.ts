/** A bracket around each run of equal numbers: ┌, │ and └; nothing beside one that stands alone. */
export function tieBrackets(groups: readonly number[]): string[] {
  return groups.map((group, at) => {
    const isLikeBefore = groups[at - 1] === group
    const isLikeNext = groups[at + 1] === group
    if (isLikeBefore) return isLikeNext ? '│' : '└'
    return isLikeNext ? '┌' : ''
  })
}
