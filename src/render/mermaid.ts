// Letters of the scripts in use, digits, spaces and a few marks, to which Mermaid gives no meaning behind a label's start.
// Fixed ranges: a property such as \p{L} grows with the Unicode version of the runtime, and the file would change with it.
const NOT_IN_LABELS =
  /[^A-Za-z0-9 ._()/+'’€£\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0370-\u0373\u0376-\u037d\u0386\u0388-\u03ff\u0400-\u0481\u048a-\u052f\u0531-\u0556\u0561-\u0587\u05d0-\u05ea\u0620-\u064a\u0660-\u0669\u0e01-\u0e30\u1e00-\u1fbc\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3-]+/g

/**
 * A user's text in a label of a Mermaid diagram, cut to so many characters. What stands before it, or the quotes around
 * it, keep its beginning from being a keyword or the mark of a list.
 */
export function mermaidLabel(text: string, longest = 60): string {
  const kept = text.normalize('NFC').replace(NOT_IN_LABELS, ' ').replace(/ +/g, ' ').trim()
  const cut =
    [...kept].length > longest ? `${[...kept].slice(0, longest).join('').trim()}...` : kept
  return cut === '' ? 'untitled' : cut
}

/** A diagram in Markdown, of lines that are Mermaid already. */
export function mermaidBlock(lines: readonly string[]): string {
  return `\`\`\`mermaid\n${lines.join('\n')}\n\`\`\`\n\n`
}
