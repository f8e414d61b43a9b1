import { describe, expect, test } from 'vitest'
import type { Change, Subject } from '../../src/core/diff/change.js'
import { sourceFile } from '../../src/core/yaml/source.js'
import { causeText } from '../../src/render/diff-text.js'

const source = sourceFile('backlog.yaml', '- id: a\n')

function change(subject: Subject, path: string, from: string | null, to: string | null): Change {
  const written = (text: string | null) => (text === null ? null : { value: text, text })
  const place = { source, start: 2, end: 7 }
  return { subject, path, from: written(from), to: written(to), place }
}

const framework = change({ kind: 'configuration' }, 'framework', 'rice', 'wsjf')
const effort = change({ kind: 'item', id: 'a' }, 'effort', '3', '5')

describe('a cause', () => {
  test('that is no whole one says so, also where it is the only one that is found', () => {
    const text = (changes: readonly Change[], isTogether: boolean, more = 0) =>
      causeText({ changes, more, isTogether }, 'b')
    expect(text([framework], false)).toBe('framework rice → wsjf')
    expect(text([framework], true)).toBe('only together with other edits: framework rice → wsjf')
    expect(text([framework], true, 2)).toBe('only together: framework rice → wsjf; and 2 more')
    expect(text([framework, effort], true)).toBe(
      'only together: framework rice → wsjf; a: effort 3 → 5',
    )
  })

  test('that is the default framework adds and removes none', () => {
    const text = (from: string | null, to: string | null) =>
      causeText(
        {
          changes: [change({ kind: 'configuration' }, 'framework', from, to)],
          more: 0,
          isTogether: false,
        },
        'a',
      )
    expect(text(null, 'ice')).toBe('framework set to ice')
    expect(text('ice', null)).toBe('framework not set to ice any more')
  })

  test('that errors leave an item out is no removal', () => {
    const text = (from: string | null, to: string | null) =>
      causeText(
        {
          changes: [change({ kind: 'left-out', id: 'a' }, 'id', from, to)],
          more: 0,
          isTogether: false,
        },
        'b',
      )
    expect(text('a', null)).toBe('a is left out because of an error')
    expect(text(null, 'a')).toBe('a can be read again')
  })
})
