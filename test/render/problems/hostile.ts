import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Problem, problem } from '../../../src/core/problems/problem.js'
import { type Place, sourceFile, wholeFile } from '../../../src/core/yaml/source.js'
import { sharedData } from '../../shared-data.js'

/** Texts that are commands, markup or escapes to somebody who reads an output. */
export const hostileTexts: readonly string[] = [
  '::error::x',
  ' \t::add-mask::x',
  '\u00a0::stop-commands::x',
  '\n::error file=a::x',
  '\r\n::warning::x',
  '\r::debug::x',
  '##[error]x',
  'a ##[add-mask]x',
  '###[group]x',
  '##vso[task.complete]x',
  '#\u00ad#[error]x',
  '%0A::error::x',
  '%250A%3A%2C',
  'a:b,c=d',
  ']]>',
  '<![CDATA[x]]>',
  '<script>alert(1)</script>&amp;&#10;"\'',
  '<!-- -->',
  '\u001b[31mred\u001b[0m',
  '\u001b]52;c;eA==\u0007',
  '\u009b31m',
  'a\u0000b\u0008c\u000bd\u007f',
  '\u202egnp.exe\u2066',
  '\u200b\ufeff\u2028\u2029',
  '\ud800',
  'a\udfffb',
  '\ufffe\uffff',
  '\u{e0041}\u{e007f}',
  '😀 日本語 é',
  '[x](https://example.com)',
  '[x](1) {0}',
  '| a | b |\n| --- |',
  '@org/team #123 `code`',
  '$& $1 \\1',
  '\\u{1b} \\n',
  '../../x',
  '/etc/passwd',
  'C:\\x',
  '',
  ' ',
]

/** The strings of the Big List of Naughty Strings, none where it is absent. */
export function naughtyStrings(): readonly string[] {
  const path = sharedData && join(sharedData, 'hostile/naughty-strings/blns.json')
  return path && existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as string[]) : []
}

/** Problems of every kind in which each text is a file name, an id and a value. */
export function hostileProblems(texts: readonly string[]): readonly Problem[] {
  return texts.flatMap((text, index) => {
    const source = sourceFile(
      index % 2 ? text : `backlog/${text}`,
      `items:\n- id: ${text}\n  reach: [${text}]\r\n- title: x`,
    )
    const id: Place = { source, start: 13, end: 13 + text.length }
    const toEnd: Place = { source, start: 13, end: source.text.length }
    return [
      problem('yaml-syntax', id, { reason: text, hint: text }),
      problem('missing-file', wholeFile(source), { named: text }),
      problem('unknown-field', toEnd, { field: text, of: text, known: [text, 'reach'] }),
      problem('duplicate-id', id, { id: text, other: toEnd, otherId: `${text}x` }),
      problem('invalid-type', toEnd, { field: text, expected: 'a number', got: text }),
      problem('unscored-candidate', id, { id: text, missing: [text], framework: text }),
      problem('moonshot', id, { id: text, percent: 40 }),
      problem('moonshot', id, { id: text, percent: 40 }),
    ]
  })
}
