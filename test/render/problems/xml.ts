/** An element of an XML document: no mixed content, so it has children or a text. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Element[]
  readonly text: string
}

// The characters of XML 1.0, second production.
const ALLOWED = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u
const TAG = /<(\/?)([a-z]+)((?: [a-z]+="[^"<]*")*)(\/?)>/y
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
}

/** Reads a document strictly and throws on anything that is not well formed. Knows no comments, sections and instructions. */
export function readXml(text: string): Element {
  if (!ALLOWED.test(text)) throw new Error('a character that XML forbids')
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
  if (!text.startsWith(declaration)) throw new Error('no declaration')
  const [root, end] = readElement(text, declaration.length)
  if (text.slice(end) !== '\n') throw new Error('something after the root')
  return root
}

function readElement(text: string, at: number): [Element, number] {
  const [, close, name, attributes, empty] = tagAt(text, at)
  if (close) throw new Error(`a stray end at ${at}`)
  const element = { name: name!, attributes: readAttributes(attributes!) }
  let next = TAG.lastIndex
  if (empty) return [{ ...element, children: [], text: '' }, next]
  const children: Element[] = []
  let content = ''
  for (;;) {
    const from = text.indexOf('<', next)
    content += text.slice(next, from)
    const [, isEnd, ended] = tagAt(text, from)
    if (isEnd) {
      if (ended !== name) throw new Error(`${ended} ends ${name}`)
      return [{ ...element, children, text: withoutEntities(content) }, TAG.lastIndex]
    }
    const [child, end] = readElement(text, from)
    children.push(child)
    next = end
  }
}

function tagAt(text: string, at: number): RegExpExecArray {
  TAG.lastIndex = at
  const tag = TAG.exec(text)
  if (!tag) throw new Error(`no tag at ${at}: ${JSON.stringify(text.slice(at, at + 40))}`)
  return tag
}

function readAttributes(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, key, value]) => [
    key!,
    withoutEntities(value!),
  ])
  if (new Set(pairs.map(([key]) => key)).size < pairs.length) throw new Error(`twice in ${text}`)
  return Object.fromEntries(pairs)
}

function withoutEntities(text: string): string {
  if (text.includes(']]>')) throw new Error('an end of a section')
  return text.replace(/&([^;]*);|&/g, (_, name) => {
    const char = ENTITIES[name as string]
    if (char === undefined) throw new Error(`&${name}; is no entity`)
    return char
  })
}
