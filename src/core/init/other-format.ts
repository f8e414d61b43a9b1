/** What people hand over in the place of a list or a CSV. */
export type OtherFormat = 'excel' | 'opendocument' | 'zip' | 'pdf' | 'json'

const ZIP = [0x50, 0x4b, 0x03, 0x04]
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0]
const PDF = [0x25, 0x50, 0x44, 0x46]

/** The format of a file by its first bytes, or undefined where it may be text. */
export function formatOfBytes(bytes: Uint8Array): OtherFormat | undefined {
  const begins = (magic: readonly number[]) => magic.every((byte, at) => bytes[at] === byte)
  if (begins(PDF)) return 'pdf'
  // The workbooks of Excel before 2007.
  if (begins(COMPOUND)) return 'excel'
  if (!begins(ZIP)) return undefined
  const names = new TextDecoder('latin1').decode(bytes)
  if (names.includes('xl/workbook')) return 'excel'
  return names.includes('mimetypeapplication/vnd.oasis.opendocument') ? 'opendocument' : 'zip'
}

/** Whether a text is JSON, or has a JSON object on its first line. */
export function formatOfText(text: string): OtherFormat | undefined {
  const [first = ''] = text.trimStart().split(/[\r\n]/, 1)
  return isJson(text) || (first.startsWith('{') && isJson(first)) ? 'json' : undefined
}

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false
  try {
    return typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}
