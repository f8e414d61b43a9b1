/** An example of a document: a block of code under a comment that says what it is. */
export interface Example {
  /** `run`: commands and their output in a folder of fixtures; `file`: a file's text, or a part of it. */
  readonly kind: 'run' | 'file'
  /** The folder of fixtures/ or the file in it, and settings such as `width=100`. */
  readonly target: string
  readonly settings: Readonly<Record<string, string>>
  /** The text between the fences. */
  readonly text: string
  /** Where that text stands in the document. */
  readonly start: number
  readonly end: number
}

const BLOCK = /<!-- (run|file) (\S+)((?: \S+=\S+)*) -->\n```[a-z]*\n([\s\S]*?)```/g

/** The checked examples of a Markdown document in their order. */
export function examplesOf(markdown: string): Example[] {
  return [...markdown.matchAll(BLOCK)].map((match) => {
    const [whole, kind, target, settings, text] = match
    const end = match.index + whole.length - 3
    return {
      kind: kind as Example['kind'],
      target: target!,
      settings: Object.fromEntries(
        settings!
          .trim()
          .split(' ')
          .filter(Boolean)
          .map((pair) => pair.split('=')),
      ),
      text: text!,
      start: end - text!.length,
      end,
    }
  })
}

/** The commands of a run, each with the output that the document shows for it. */
export function commandsOf(text: string): { readonly command: string; readonly output: string }[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const at = part.indexOf('\n')
      return { command: part.slice(0, at), output: part.slice(at + 1) }
    })
}

/** Whether a text is what a document shows; a line `…` there stands for any number of lines. */
export function fits(shown: string, actual: string): boolean {
  const parts = shown.split(/^…\n/m)
  if (parts.length === 1) return shown === actual
  let at = 0
  for (const [index, part] of parts.entries()) {
    if (index === 0 && !actual.startsWith(part)) return false
    if (index === parts.length - 1) return actual.slice(at).endsWith(part)
    const found = actual.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return true
}
