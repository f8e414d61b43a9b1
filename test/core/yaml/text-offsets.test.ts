import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { YamlMap, YamlScalar } from '../../../src/core/yaml/node.js'
import { textOffsets } from '../../../src/core/yaml/text-offsets.js'
import { read } from './reading.js'

async function offsets(text: string) {
  const { root } = await read(text)
  const node = (root as YamlMap).entries[0]!.value as YamlScalar
  return { node, found: textOffsets(node, text) }
}

const STYLES: readonly ((lines: readonly string[]) => string)[] = [
  (lines) => `a: ${lines.join('\n  ')}\n`,
  (lines) => `a: "${lines.join('\n\n  ')}"\n`,
  (lines) => `a: '${lines.join(' \r\n \t ')}'\n`,
  (lines) => `a: > # folded\n  ${lines.join('\n  ')}\n`,
  (lines) => `a: |-\n\n  ${lines.join('\n\n  ')}\n\n`,
]

test('each character that is no blank is found where the file has it', async () => {
  const line = fc.stringMatching(/^[a-z]([a-z+*() ]{0,8}[a-z)])?$/)
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...STYLES),
      async (lines, style) => {
        const text = style(lines)
        const { node, found } = await offsets(text)
        expect(found).toHaveLength(node.text.length + 1)
        for (const [index, char] of [...node.text].entries())
          if (char.trim() !== '') expect(text[found![index]!]).toBe(char)
        expect(found).toEqual([...found!].sort((a, b) => a - b))
      },
    ),
  )
})

test('a text with escapes is found nowhere', async () => {
  expect((await offsets('a: "b \\x2b c"\n')).found).toBeUndefined()
  expect((await offsets("a: 'it''s'\n")).found).toBeUndefined()
})
