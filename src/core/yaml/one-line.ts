/** The text of one line without the line breaks that end it: a block scalar, such as that of `status: >`, has one. */
export function oneLine(text: string): string {
  if (!text.endsWith('\n')) return text
  const said = text.replace(/\n+$/, '')
  return said.includes('\n') ? text : said
}
