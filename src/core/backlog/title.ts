/** What stands for a title: its first line with text, of a page of text under title too. */
export function firstLine(title: string): string {
  return /\S[^\r\n]*/.exec(title)?.[0].trimEnd() ?? ''
}
