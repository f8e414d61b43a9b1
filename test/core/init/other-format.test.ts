import { describe, expect, it } from 'vitest'
import { formatOfBytes, formatOfText } from '../../../src/core/init/other-format.js'

const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0))

describe('formatOfBytes', () => {
  it.each([
    ['PK\x03\x04…[Content_Types].xml…xl/workbook.xml', 'excel'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'excel'],
    ['PK\x03\x04…mimetypeapplication/vnd.oasis.opendocument.spreadsheet', 'opendocument'],
    ['PK\x03\x04…export.csv', 'zip'],
    ['%PDF-1.7', 'pdf'],
    ['PKs and foreign keys', undefined],
    ['title,value\n', undefined],
    ['', undefined],
  ])('of %j is %s', (text, expected) => {
    expect(formatOfBytes(bytes(text))).toBe(expected)
  })
})

describe('formatOfText', () => {
  it.each([
    ['["a", "b"]', 'json'],
    ['\n{\n "id": "a"\n}\n', 'json'],
    ['{"id": "a"}\n{"id": "b"}\n', 'json'],
    ['[x] Done\n[ ] Open\n', undefined],
    ['[Payments] Refunds', undefined],
    ['{curly} idea\n', undefined],
    ['2027\n', undefined],
    ['null', undefined],
    ['', undefined],
  ])('of %j is %s', (text, expected) => {
    expect(formatOfText(text)).toBe(expected)
  })
})
