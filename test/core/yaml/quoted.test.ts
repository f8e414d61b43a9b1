import { describe, expect, test } from 'vitest'
import type { YamlNode } from '../../../src/core/yaml/node.js'
import { read, sentencesOf } from './reading.js'

/** The texts in a file, keys excepted. */
function textsIn(node: YamlNode | undefined): readonly string[] {
  if (node?.kind === 'scalar') return [node.text]
  if (node?.kind === 'sequence') return node.items.flatMap(textsIn)
  return node?.entries.flatMap(({ value }) => textsIn(value)) ?? []
}

describe('the text in quotes that is advised is the text that was meant', () => {
  test.each([
    [`title: 'a' and 'b'`, `title: "'a' and 'b'"`, `'a' and 'b'`],
    [`title: "a" and "b"`, `title: '"a" and "b"'`, `"a" and "b"`],
    [`title: 'it''s' fine'`, `title: "it's' fine"`, `it's' fine`],
    [`title: 'it's fine'`, `title: "it's fine"`, `it's fine`],
    [`title: 'the dogs' bowl'`, `title: "the dogs' bowl"`, `the dogs' bowl`],
    [`title: "say "hi" now"`, `title: 'say "hi" now'`, 'say "hi" now'],
    [`title: "a \\"b\\" or "c""`, `title: 'a "b" or "c"'`, 'a "b" or "c"'],
    [`title: "it's "hi" now"`, `title: 'it''s "hi" now'`, `it's "hi" now`],
    [
      'title: Install missing development dependencies: pytest, ruff',
      'title: "Install missing development dependencies: pytest, ruff"',
      'Install missing development dependencies: pytest, ruff',
    ],
  ])('%s', async (text, advice, meant) => {
    const [only, ...others] = sentencesOf(await read(`${text}\n`))
    expect(only).toContain(`: ${advice})`)
    expect(others).toEqual([])
    expect(textsIn((await read(advice)).root)).toEqual([meant])
  })

  test.each([
    [`- {id: b, title: 'Ana's wish'}`, `'Ana's wish'`, `"Ana's wish"`, ['b', "Ana's wish"]],
    [`- ['Ana's wish', b]`, `'Ana's wish'`, `"Ana's wish"`, ["Ana's wish", 'b']],
    ['tags: [#a, b]', '#a', '"#a"', ['#a', 'b']],
    ['tags: [b,#a]', '#a', '"#a"', ['b', '#a']],
    ['tags: [b, #a c]', '#a c', '"#a c"', ['b', '#a c']],
    ['tags: [ #a, b]\nid: x', '#a', '"#a"', ['#a', 'b', 'x']],
  ])('%s', async (text, wrong, advice, meant) => {
    const [only, ...others] = sentencesOf(await read(`${text}\n`))
    expect(only).toContain(`: ${advice})`)
    expect(others).toEqual([])
    const { root, problems } = await read(text.replace(wrong, advice))
    expect(problems).toEqual([])
    expect(textsIn(root)).toEqual(meant)
  })
})

test.each([
  ['of words', `${'x'.repeat(90)}: y`, 'quote the text: title: "…"'],
  ['with quotes', `${'x'.repeat(90)}: "y"`, `quote the text: title: '…'`],
  [
    'with both quotes',
    `${'x'.repeat(90)}: "it's"`,
    `quote the text: title: '…', with '' for each '`,
  ],
])('a long text %s is not offered cut', async (_, value, advice) => {
  const [only] = sentencesOf(await read(`title: ${value}\n`))
  expect(only).toContain(`(${advice})`)
})

test('where a quote inside a text is not the last, its escape is advised', async () => {
  const [only] = sentencesOf(await read('- {id: b, title: "Say "hi" now"}\n'))
  expect(only).toBe(
    '1:23 not valid YAML: this " ends the text, and the text goes on (inside this text write \\" for ")',
  )
  expect((await read('- {id: b, title: "Say \\"hi\\" now"}\n')).problems).toEqual([])
})

describe('a comment that ends a text', () => {
  const told = 'not valid YAML: this comment ends the text, which goes on below it'
  const advice = '(move the comment to a line above the key of the text)'

  test.each([
    [
      'in its first line',
      '- id: a\n  notes: first # c\n    second\n',
      '2:16-19',
      '- id: a\n  # c\n  notes: first\n    second\n',
    ],
    [
      'below it',
      '- notes: first\n    second # c\n    third\n  id: a\n',
      '2:12-15',
      '# c\n- notes: first\n    second\n    third\n  id: a\n',
    ],
    [
      'on a line of its own',
      '- id: a\n  notes: first\n    # c\n    third\n',
      '3:5-8',
      '- id: a\n  # c\n  notes: first\n    third\n',
    ],
  ])('%s', async (_, text, place, mended) => {
    expect(sentencesOf(await read(text))).toEqual([`${place} ${told} ${advice}`])
    expect((await read(mended)).problems).toEqual([])
  })

  test('is told where another fault stands above it', async () => {
    const text = '- title: a: b\n- id: a\n  notes: first # c\n    second\n- id: b\n'
    const [, second, ...others] = sentencesOf(await read(text))
    expect(second).toBe(`3:16-19 ${told} ${advice}`)
    expect(others).toEqual([])
  })
})
