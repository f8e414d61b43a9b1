import * as fc from 'fast-check'
import { CORE_SCHEMA, load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { backlogText } from '../../../src/core/init/backlog-text.js'
import type { Draft } from '../../../src/core/init/draft.js'

const about = ['An explanation.']

describe('backlogText', () => {
  it('writes items as a person would', () => {
    const drafts: readonly Draft[] = [
      {
        id: 'pay-1',
        title: 'Refunds: partial',
        status: 'planned',
        team: 'payments',
        owner: '@ana',
        tags: ['checkout', 'a, b'],
        due: '2027-03-15',
        own: { effort: '2 to 5' },
        blocks: { moscow: { moscow: 'must' }, rice: { reach: '4000', impact: 'massive' } },
        links: ['https://example.com'],
        notes: 'First line\n\n  second: line',
        fields: {
          ARR: '40000',
          Sprint: '007',
          Ready: 'true',
          'a: b': '1.50',
          Reach: '1.400',
          Big: '1234567890123456',
        },
      },
      { id: 'old', title: 'Old', status: 'shipped' },
    ]
    expect(backlogText(drafts, { about, blanks: ['value', 'effort'] })).toBe(`# An explanation.
items:
  - id: pay-1
    title: "Refunds: partial"
    status: planned
    team: payments
    owner: "@ana"
    tags: [checkout, "a, b"]
    value:
    effort: 2 to 5
    moscow: must
    rice: {reach: 4000, impact: massive}
    due: 2027-03-15
    links: ["https://example.com"]
    fields:
      ARR: 40000
      Sprint: "007"
      Ready: true
      "a: b": 1.50
      Reach: "1.400"
      Big: "1234567890123456"
    notes: |-
      First line

        second: line

  - id: old
    title: Old
    status: shipped
`)
  })

  it('reads back as what it was made of, whatever the texts', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.constantFrom('a: b', '- x', ' ', '#', '|', '1.50', '007', 'true', '-0', '1e3', '0x1F'),
    )
    const text = fc.oneof(
      line,
      fc.array(line, { minLength: 1 }).map((lines) => lines.join('\n')),
    )
    const key = fc.stringMatching(/^[a-zA-Z0-9_:# '"?-]{1,20}$/)
    const draft = fc.record({
      title: text,
      owner: text,
      tags: fc.array(text, { minLength: 1, maxLength: 3 }),
      notes: text,
      fields: fc.dictionary(key, text, { minKeys: 1, maxKeys: 3 }),
    })
    fc.assert(
      fc.property(fc.array(draft, { minLength: 1, maxLength: 3 }), (made) => {
        const drafts = made.map((texts, index) => ({ id: `id-${index}`, ...texts }))
        const yaml = backlogText(drafts, { about, blanks: ['effort'] })
        const { items } = load(yaml, { schema: CORE_SCHEMA }) as {
          items: (typeof drafts)[number][]
        }
        const expected = drafts.map((item, index) => ({
          ...item,
          effort: null,
          fields: asRead(item.fields, items[index]!.fields),
        }))
        expect(items).toEqual(expected)
      }),
      { numRuns: 500 },
    )
  })
})

// A text that writes a number or a truth value may come back as one.
function asRead(
  fields: Readonly<Record<string, string>>,
  read: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, text]) => {
      if (typeof read[key] === 'number') return [key, Number(text)]
      return [key, typeof read[key] === 'boolean' ? text === 'true' : text]
    }),
  )
}
