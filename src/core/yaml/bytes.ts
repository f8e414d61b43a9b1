import { problem, type Report } from '../problems/problem.js'
import { cappedReport } from './capped.js'
import { mayConflict, reportConflicts } from './conflicts.js'
import { type SourceFile, sourceFile, wholeFile } from './source.js'

/**
 * A file's bytes as text. A byte order mark is no part of the text: column 1 is the character after it.
 * Undefined, and reported, where the bytes are not UTF-8, hold control characters or an unresolved merge.
 */
export function decodeText(
  path: string,
  bytes: Uint8Array,
  report: Report,
): SourceFile | undefined {
  const text = decodeUtf8(bytes)
  if (text !== undefined && isPlain(text)) return sourceFile(path, text)
  if (isUtf16(bytes)) {
    report(problem('invalid-utf8', wholeFile(sourceFile(path, '')), { utf16: true }))
    return undefined
  }
  if (text === undefined) return reportInvalid(path, bytes, report)
  const source = sourceFile(path, text)
  return isClean(source, report) ? source : undefined
}

/** Whether a text holds neither control characters nor an unresolved merge; what it holds of them is reported. */
export function isClean(source: SourceFile, report: Report): boolean {
  if (isPlain(source.text)) return true
  const capped = cappedReport(report)
  const isFound = reportConflicts(source, capped.report) || reportControls(source, capped.report)
  capped.finish()
  return !isFound
}

// To make one takes longer than to decode a small file.
const strict = new TextDecoder('utf-8', { fatal: true })

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes)
  } catch {
    return undefined
  }
}

function reportInvalid(path: string, bytes: Uint8Array, report: Report): undefined {
  const source = sourceFile(path, new TextDecoder().decode(bytes))
  const start = firstInvalid(bytes)
  report(problem('invalid-utf8', { source, start, end: start + 1 }, { utf16: false }))
}

// Where the decoder puts a replacement, what it gives no longer encodes to the same bytes.
function firstInvalid(bytes: Uint8Array): number {
  const encoded = new TextEncoder().encode(
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
  )
  const valid = bytes.findIndex((byte, i) => byte !== encoded[i])
  return new TextDecoder().decode(bytes.subarray(0, valid), { stream: true }).length
}

const ENOUGH = 64

// By its byte order mark, or because every other byte of the beginning is NUL, as in Western text.
function isUtf16(bytes: Uint8Array): boolean {
  const first = bytes[0]
  const second = bytes[1]
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true
  const length = Math.min(bytes.length, ENOUGH) & ~1
  if (length === 0 || !bytes.includes(0)) return false
  const zeros = [0, 0]
  for (let i = 0; i < length; i++) {
    if (bytes[i] === 0) zeros[i & 1]!++
  }
  return zeros.includes(0) && zeros.includes(length / 2)
}

// What YAML calls not printable, and a carriage return that ends no line: editors do not show that one begins.
const CONTROL = /(?![\t\n\r\x85])\p{Cc}|[\ufffe\uffff]|\r(?!\n)|\ufeff(?<=(?:^|\n)\ufeff)/gu

const PLAIN = /^[\n\x20-\x7e]*$/

// Most files are: a look that needs no Unicode is soon done.
function isPlain(text: string): boolean {
  return PLAIN.test(text) && !mayConflict(text)
}

function reportControls(source: SourceFile, report: Report): boolean {
  let found = false
  for (const { 0: char, index: start } of source.text.matchAll(CONTROL)) {
    found = true
    const place = { source, start, end: start + 1 }
    report(problem('control-character', place, { code: char.charCodeAt(0) }))
  }
  return found
}
