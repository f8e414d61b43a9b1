import { describe, expect, test } from 'vitest'
import { markdownShape, markupLines } from './markdown.js'
import { misplaced } from './misplaced.js'
import { unsafeLines } from './outputs.js'
import { payloads, yamlScalar } from './payloads.js'

describe('the checks of outputs find', () => {
  test.each([
    'a\u001b[31mb',
    'a\u0008b',
    'a\rb',
    'a\tb',
    'a\u0000b',
    '\u009b31m',
    'a\u202eb',
    'a\u200bb',
    'a\u2028b',
    '\ufeffa',
    'a\ud800',
    '::error::x',
    '  ::add-mask::x',
    'a ##[group]x',
    'a ##vso[task.complete]x',
  ])('%j, where a line has it', (line) => {
    expect(unsafeLines(`before\n${line}\nafter\n`)).toEqual([line])
  })

  test('nothing in what pm prints itself', () => {
    const plain = ['| a ::b | 1 # [2] |', 'pm: "::" é 日本 😀', '#\\u{23}[x]', '\\u{3a}:error::x']
    expect(unsafeLines(plain.join('\n'))).toEqual([])
    expect(unsafeLines('\u001b[1mbold\u001b[22m \u001b[31mred\u001b[39m\n', true)).toEqual([])
    expect(unsafeLines('\u001b[1mbold\u001b[22m \u001b[5mblink\n', true)).toHaveLength(1)
  })

  test.each([
    '| a <b> |',
    '| [a](https://example.com) |',
    '| \\\\[a] |',
    '| @org/team |',
    '| fixes #12 |',
    '| `a b` |',
    '| ~~a~~ |',
    '<!-- x -->',
    'a --> <!-- pm:roadmap:end -->',
    '![x](y)',
  ])('%j, which is markup', (line) => {
    expect(markupLines(`${line}\n`)).toEqual([line])
  })

  test('labels of a chart that mean something in it', () => {
    const chart = (label: string) =>
      `\`\`\`mermaid\ngantt\nsection ${label}\n1 ${label} :crit, t1, 2027-01-01, 2027-04-01\n\`\`\`\n`
    expect(markupLines(chart('Fast checkout (2.0)'))).toEqual([])
    for (const label of ['a: b', 'a;b', '%%{init}%%', 'a # b', '<b>'])
      expect(markupLines(chart(label)), label).toHaveLength(2)
  })

  test('no markup in what pm writes itself', () => {
    const lines = [
      '<!-- pm:roadmap:begin -->',
      '<!-- Written by pm roadmap: what is changed between the two markers is lost. -->',
      '## Capacity',
      '| \\[a\\] \\| \\@&#8203;org | **over** | `pay-12` |',
      '<details><summary>3 more</summary>',
    ]
    expect(markupLines(lines.join('\n'))).toEqual([])
  })

  test('cells as GitHub parts them', () => {
    expect(markdownShape('| a \\| b | c |\n| a \\\\| b |\n\n# T\n- x\nt')).toEqual([
      'row of 2',
      'row of 2',
      '',
      'heading',
      'list item',
      'text',
    ])
  })

  test('places outside of a file', () => {
    const at = (line: number, column: number, endLine = line, endColumn = column) => ({
      ...{ rule: 'r', message: 'm', file: 'a.yaml' },
      ...{ line, column, endLine, endColumn },
    })
    const texts = new Map([['a.yaml', 'ab\r\nc']])
    const inside = [at(1, 1), at(1, 3), at(2, 2), at(1, 1, 2, 2)]
    expect(misplaced(inside, texts)).toEqual([])
    const outside = [at(0, 1), at(1, 0), at(1, 4), at(3, 1), at(2, 1, 1, 1), at(1, 2, 1, 1)]
    expect(misplaced(outside, texts)).toEqual(outside)
    expect(misplaced([{ ...at(2, 1), file: 'other.yaml' }], texts)).toHaveLength(1)
  })
})

test('payloads are many, all different, and YAML on one line', () => {
  expect(payloads.length).toBeGreaterThan(100)
  expect(new Set(payloads).size).toBe(payloads.length)
  for (const text of payloads) expect(yamlScalar(text)).toMatch(/^"[ -~]*"$/)
})
