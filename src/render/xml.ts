import { escapeControls } from '../core/problems/words.js'

/** A user's text as XML 1.0 character data or attribute value: one line, without the characters that XML has no form for. */
export function xmlText(text: string): string {
  return escapeControls(text).replace(
    /[&<>"'\ufffe\uffff]/g,
    (char) => entities[char] ?? `\\u{${char.charCodeAt(0).toString(16)}}`,
  )
}

/** An element; attribute values and the content are XML already. */
export function xmlElement(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content = '',
): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`)
  const start = `<${name}${pairs.join('')}`
  return content ? `${start}>${content}</${name}>\n` : `${start}/>\n`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
