import { describe, expect, test } from 'vitest'
import { fingerprints } from '../../../src/core/problems/fingerprint.js'
import { problem } from '../../../src/core/problems/problem.js'
import { type SourceFile, sourceFile } from '../../../src/core/yaml/source.js'

describe('fingerprints', () => {
  const text = '- id: a\n- id: a\n'
  const duplicate = (source: SourceFile, id = 'a') => {
    const at = source.text.indexOf('- id')
    const other = { source, start: source.text.lastIndexOf('a'), end: source.text.length }
    return problem('duplicate-id', { source, start: at, end: at + 4 }, { id, otherId: id, other })
  }
  const mark = (path: string, prefix = '', id = 'a') =>
    fingerprints([duplicate(sourceFile(path, prefix + text), id)])[0]!

  test('stay when lines move, also those that a sentence names', () => {
    expect(mark('a.yaml', '# one\n\n# two\n')).toBe(mark('a.yaml'))
  })

  test('differ by rule, file and sentence', () => {
    const { place } = duplicate(sourceFile('a.yaml', text))
    const [other] = fingerprints([problem('complex-key', place, {})])
    expect(new Set([mark('a.yaml'), mark('b.yaml'), mark('a.yaml', '', 'b'), other]).size).toBe(4)
  })

  test('number what is equal', () => {
    const same = duplicate(sourceFile('a.yaml', text))
    const all = fingerprints([same, duplicate(sourceFile('b.yaml', text)), same])
    expect(all.map((each) => each.split(':')[1])).toEqual(['1', '1', '2'])
    expect(all[0]!.split(':')[0]).toBe(all[2]!.split(':')[0])
  })
})
