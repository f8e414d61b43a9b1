import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedLines } from '../../../src/core/check/changed-lines.js'
import { renamedFrom } from '../../../src/core/check/renames.js'

const lines = (before: string | undefined, now: string) => {
  const { has } = changedLines(before, now)
  const count = now.split('\n').length
  return Array.from({ length: count + 2 }, (_, line) => line).filter(
    (line) => line && has(line) && line <= count,
  )
}

describe('changed lines', () => {
  it.each([
    ['a\nb\nc', 'a\nb\nc', []],
    ['a\nb\nc', 'a\r\nb\r\nc', []],
    ['a\nb\nc', 'a\nx\nc', [2]],
    ['a\nb\nc', 'a\nb\nx\nc', [3]],
    ['a\nb\nc', 'x\na\nb\nc', [1]],
    ['a\nb\nc', 'a\nc', []],
    ['a\nb\nc', 'a\nb', []],
    ['a\nb\nc', 'b\nc', []],
    ['a\nb\nc', 'a\nx\ny\nc', [2, 3]],
    ['a\nb\nc\nd', 'a\nx\nd', [2]],
    [undefined, 'a\nb', [1, 2]],
    ['', 'a\nb', [1, 2]],
  ] as const)('from %j to %j: %j', (before, now, expected) => {
    expect(lines(before, now)).toEqual(expected)
  })

  it('are the stretch between the first and the last where there are very many', () => {
    const old = Array.from({ length: 1200 }, (_, at) => `old ${at}`)
    const now = [
      ...old.slice(0, 5),
      ...old.slice(5, 1195).map((text) => `${text}!`),
      ...old.slice(1195),
    ]
    expect(lines(old.join('\n'), now.join('\n'))).toEqual(
      Array.from({ length: 1190 }, (_, at) => at + 6),
    )
    const cut = [...old.slice(0, 5), ...old.slice(1195)]
    expect(lines(old.join('\n'), cut.join('\n'))).toEqual([])
    expect(changedLines(old.join('\n'), cut.join('\n')).isAny).toBe(true)
  })

  it('are none where lines were only deleted, though the text is another', () => {
    expect(changedLines('a\nb', 'a').isAny).toBe(true)
    expect(changedLines('a\nb', 'a\nb').isAny).toBe(false)
  })

  it('hold every line that is new, in any edit', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 })
    fc.assert(
      fc.property(text, text, (before, now) => {
        const changed = new Set(lines(before.join('\n'), now.join('\n')))
        const kept = now.filter((_, at) => !changed.has(at + 1))
        // What is left unchanged is a part of the old text, in its order.
        let at = 0
        for (const line of before) if (line === kept[at]) at++
        expect(at).toBe(kept.length)
      }),
    )
  })
})

describe('a renamed file', () => {
  it('is the one most like it', () => {
    expect(renamedFrom('a\nb\nc\nd', ['x\ny', 'a\nb\nc', 'a\nb\nc\nd\n\n'])).toBe('a\nb\nc\nd\n\n')
    expect(renamedFrom('a\nb\nc\nd', ['a\nb'])).toBe('a\nb')
  })

  it('is none where half of it is new, or nothing is alike but empty lines', () => {
    expect(renamedFrom('a\nb\nc\nd', ['a\nx\ny\nz'])).toBeUndefined()
    expect(renamedFrom('a\n\n\n\n', ['b\n\n\n\n'])).toBeUndefined()
    expect(renamedFrom('', [''])).toBeUndefined()
    expect(renamedFrom('a', [])).toBeUndefined()
  })
})
