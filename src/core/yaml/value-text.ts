import { resolvePlain } from './plain-value.js'
import { readYaml } from './read.js'
import { isPrintable, type ScalarPlace, scalarText } from './scalar-text.js'
import { sourceFile } from './source.js'

/** A value as YAML on one line. */
export interface ValueText {
  /** As it is written after a key of its own line, and inside [ ] and { }. */
  readonly block: string
  readonly flow: string
  /** The text that it is, where it reads as a text. */
  readonly plain: string | undefined
}

/**
 * What somebody types as a value, as YAML: a list, a mapping or a quoted text as it is where it is valid, a number or a
 * range as it is, nothing as null, and every other text so that it reads back as exactly that text.
 */
export async function valueText(typed: string): Promise<ValueText> {
  const text = typed.trim()
  if (text === '') return { block: 'null', flow: 'null', plain: undefined }
  if (await isFlowNode(text)) return { block: text, flow: text, plain: undefined }
  const plain = typeof resolvePlain(text) === 'string' ? text : undefined
  return { block: await textIn('block', text), flow: await textIn('flow', text), plain }
}

/** A value in the quotes of the token that it replaces; undefined where that has none, or the value reads as no text. */
export function inQuotesOf(token: string, { plain }: ValueText): string | undefined {
  if (plain === undefined || !isPrintable(plain)) return undefined
  if (token.startsWith("'")) return `'${plain.replaceAll("'", "''")}'`
  return token.startsWith('"') && !/["\\]/.test(plain) ? `"${plain}"` : undefined
}

/** A text as YAML on one line in some place: as it is where it can stand so. */
export async function textIn(place: ScalarPlace, text: string): Promise<string> {
  return isPlainKind(text) && (await standsPlain(text, place)) ? text : scalarText(text, place)
}

const kinds: Readonly<Record<string, string>> = {
  '{': 'map',
  '[': 'sequence',
  '"': 'scalar',
  "'": 'scalar',
}

async function isFlowNode(text: string): Promise<boolean> {
  const kind = kinds[text[0]!]
  if (!kind || /[\r\n]/.test(text)) return false
  const node = await readYaml(sourceFile('', text), () => {})
  return node?.kind === kind && node.start === 0 && node.end === text.length
}

// By YAML 1.2 numbers, dates and ranges need no quotes, whatever an older parser makes of them.
function isPlainKind(text: string): boolean {
  return typeof resolvePlain(text) !== 'string' || /^[+-]?[.\d]/.test(text)
}

async function standsPlain(text: string, place: ScalarPlace): Promise<boolean> {
  if (/[\r\n]/.test(text)) return false
  const written = place === 'flow' ? `{k: ${text}}` : `k: ${text}`
  const root = await readYaml(sourceFile('', written), () => {})
  const value = root?.kind === 'map' && root.entries.length === 1 && root.entries[0]!.value
  return value && value.kind === 'scalar' && value.text === text
}
