import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { CORE_SCHEMA, load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { scalarText } from '../../../src/core/yaml/scalar-text.js'
import { noSharedData, sharedData } from '../../shared-data.js'

function expectRoundTrip(text: string): void {
  const yaml = `- title: ${scalarText(text)}\n  tags: [${scalarText(text, 'flow')}, x]\n- ${scalarText(text)}\n`
  const expected = [{ title: text, tags: [text, 'x'] }, text]
  expect(load(yaml, { schema: CORE_SCHEMA })).toEqual(expected)
  expect(parseDocument(yaml, { version: '1.2' }).toJS()).toEqual(expected)
  expect(parseDocument(yaml, { version: '1.1' }).toJS()).toEqual(expected)
  expect(yaml.split('\n')).toHaveLength(4)
}

describe('scalarText', () => {
  it.each([
    ['One-tap checkout', 'One-tap checkout'],
    ['Refunds (partial) & more, 100 %', 'Refunds (partial) & more, 100 %'],
    ['Zahlung auf Rechnung für alle', 'Zahlung auf Rechnung für alle'],
    ['Install: pytest', '"Install: pytest"'],
    ['C #1', '"C #1"'],
    ['- [ ] x', '"- [ ] x"'],
    ['"quoted"', `'"quoted"'`],
    [`it's "5: 3"`, `'it''s "5: 3"'`],
    ['back\\slash', 'back\\slash'],
    ['007', '"007"'],
    ['1e3', '"1e3"'],
    ['2027-01-01', '"2027-01-01"'],
    ['Yes', '"Yes"'],
    ['null', '"null"'],
    ['', '""'],
    ['two\nlines', '"two\\nlines"'],
    ['a\u202eb', '"a\\u202eb"'],
    ['3 shops want it', '3 shops want it'],
  ])('of %j is %s', (text, expected) => {
    expect(scalarText(text)).toBe(expected)
    expectRoundTrip(text)
  })

  it('quotes separators in flow collections', () => {
    expect(scalarText('https://a.example', 'flow')).toBe('"https://a.example"')
    expect(scalarText('a, b', 'flow')).toBe('"a, b"')
  })

  it('reads back as the same text, whatever the text', () => {
    const awkward = fc.constantFrom(
      ...': #-?[]{},&*!|>%@`"\'\\\n\t\r~=<.0123456789eExoO_+yYnNtTfF'.split(''),
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: awkward, maxLength: 8 }),
    )
    fc.assert(fc.property(text, expectRoundTrip), { numRuns: 2000 })
  })

  it('reads back the naughty strings', ({ skip }) => {
    if (!sharedData) skip(noSharedData)
    const file = `${sharedData}/hostile/naughty-strings/blns.json`
    const strings: string[] = JSON.parse(readFileSync(file, 'utf8'))
    for (const text of strings) expectRoundTrip(text)
  })
})
