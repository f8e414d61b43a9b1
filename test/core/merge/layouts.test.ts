import { describe, expect, test } from 'vitest'
import { markedText } from '../../../src/core/merge/marked-text.js'
import { mergeYaml } from '../../../src/core/merge/merge-yaml.js'

const shape = { keys: ['items'], id: 'id', was: 'was', prefix: '', allowsTitles: true }

interface Case {
  readonly name: string
  readonly base: string
  readonly ours: string
  readonly theirs: string
  readonly merged: string
}

const tags = (lines: string) => `- id: a\n  tags: [\n${lines}    ]\n`

const clean: readonly Case[] = [
  {
    name: 'entries without an id, told by what they say and where they stand',
    base: '- id: a\n  evidence:\n    - {kind: call, note: 1}\n    - {kind: test, note: 2}\n',
    ours: '- id: a\n  evidence:\n    - {kind: call, note: 1}\n    - {kind: test, note: 3}\n    - {kind: o}\n',
    theirs:
      '- id: a\n  evidence:\n    - {kind: call, note: 1, source: s}\n    - {kind: test, note: 2}\n    - {kind: t}\n',
    merged:
      '- id: a\n  evidence:\n    - {kind: call, note: 1, source: s}\n    - {kind: test, note: 3}\n    - {kind: o}\n    - {kind: t}\n',
  },
  {
    name: 'one of two equal entries taken out, and a third put in',
    base: '- id: a\n  evidence: [{k: 1}, {k: 1}]\n',
    ours: '- id: a\n  evidence: [{k: 1}]\n',
    theirs: '- id: a\n  evidence: [{k: 1}, {k: 1}, {k: 1}]\n',
    merged: '- id: a\n  evidence: [{k: 1}, {k: 1}]\n',
  },
  {
    name: 'a text that keeps the blank lines below it',
    base: '- id: a\n  notes: |+\n    x\n\n  effort: 1\n',
    ours: '- id: a\n  notes: |+\n    x\n\n\n  effort: 1\n',
    theirs: '- id: a\n  notes: |+\n    x\n\n  owner: o\n  effort: 2\n',
    merged: '- id: a\n  notes: |+\n    x\n\n\n  owner: o\n  effort: 2\n',
  },
  {
    name: 'texts of several lines',
    base: '- id: a\n  title: one\n    two\n  notes: "x\n    y"\n',
    ours: '- id: a\n  title: one\n    two\n    three\n  notes: "x\n    y"\n',
    theirs: '- id: a\n  title: one\n    two\n  notes: "x\n    z"\n',
    merged: '- id: a\n  title: one\n    two\n    three\n  notes: "x\n    z"\n',
  },
  {
    name: 'JSON',
    base: '[\n  {"id": "a", "effort": 1},\n  {"id": "b"}\n]\n',
    ours: '[\n  {"id": "a", "effort": 2},\n  {"id": "b"}\n]\n',
    theirs: '[\n  {"id": "a", "effort": 1, "owner": "o"},\n  {"id": "b"},\n  {"id": "c"}\n]\n',
    merged: '[\n  {"id": "a", "effort": 2, "owner": "o"},\n  {"id": "b"},\n  {"id": "c"}\n]\n',
  },
  {
    name: 'brackets of several lines, with comments in them',
    base: tags('    x, # of x\n    y,\n'),
    ours: tags('    x, # of x\n    y,\n    o,\n'),
    theirs: tags('    x, # of x\n    t, # of t\n    y,\n'),
    merged: tags('    x, # of x\n    t, # of t\n    y,\n    o,\n'),
  },
  {
    name: 'brackets on one side and lines on the other, with a comment above each',
    base: '- id: a\n  tags: [x, y]\n  effort: 1\n',
    ours: '- id: a\n  tags:\n    # why x\n    - x\n    - y\n  effort: 1\n',
    theirs: '- id: a\n  tags: [x, y, z]\n  effort: 1\n',
    merged: '- id: a\n  tags:\n    # why x\n    - x\n    - y\n    - z\n  effort: 1\n',
  },
  {
    name: 'other indentation',
    base: 'items:\n  - id: a\n    effort: 1\n    rice:\n      reach: 1\n',
    ours: 'items:\n- id: a\n  effort: 1\n  rice:\n    reach: 2\n',
    theirs:
      'items:\n  - id: a\n    effort: 2\n    rice:\n      reach: 1\n      impact: 2\n  - id: b\n    notes: |\n      some\n        text\n',
    merged:
      'items:\n- id: a\n  effort: 2\n  rice:\n    reach: 2\n    impact: 2\n- id: b\n  notes: |\n    some\n      text\n',
  },
  {
    name: 'a file that is one item',
    base: 'id: a\ntitle: A\neffort: 1\nowner: A\n',
    ours: 'id: a\ntitle: A\neffort: 2\nowner: A\n',
    theirs: 'id: a\ntitle: B\neffort: 1\nowner: B\n',
    merged: 'id: a\ntitle: B\neffort: 2\nowner: B\n',
  },
  {
    name: 'plain titles, one of which becomes an item',
    base: '- One\n- Two\n',
    ours: '- One\n- Two\n- Three\n',
    theirs: '- id: one\n  title: One\n  effort: 3\n- Two\n- Four\n',
    merged: '- id: one\n  title: One\n  effort: 3\n- Two\n- Three\n- Four\n',
  },
  {
    name: 'the marks of a document',
    base: '---\n# c\n- id: a\n  effort: 1\n...\n',
    ours: '---\n# c\n- id: a\n  effort: 2\n...\n',
    theirs: '---\n# d\n- id: a\n  effort: 1\n- id: b\n...\n',
    merged: '---\n# d\n- id: a\n  effort: 2\n- id: b\n...\n',
  },
  {
    name: 'a file that both sides made',
    base: '',
    ours: '- id: a\n  effort: 1\n- id: b\n',
    theirs: '- id: a\n  effort: 1\n- id: c\n',
    merged: '- id: a\n  effort: 1\n- id: b\n- id: c\n',
  },
  {
    name: 'an empty list',
    base: 'items: []\n',
    ours: 'items:\n- id: a\n',
    theirs: 'items:\n- id: b\n',
    merged: 'items:\n- id: a\n- id: b\n',
  },
  {
    name: 'a first field that is moved',
    base: '- id: a\n  effort: 1\n',
    ours: '- effort: 1\n  id: a\n',
    theirs: '- id: a\n  # c\n  owner: o\n  effort: 2\n',
    merged: '- effort: 2\n  id: a\n  # c\n  owner: o\n',
  },
  {
    name: 'other quotes beside another value',
    base: '- id: a\n  title: x\n  owner: y\n',
    ours: '- id: a\n  title: "x"\n  owner: y\n',
    theirs: "- id: 'a'\n  title: x # c\n  owner: z\n",
    merged: '- id: \'a\'\n  title: "x" # c\n  owner: z\n',
  },
  {
    name: 'items moved by one side, edited and put in by the other',
    base: '- id: a\n\n- id: b\n\n# c\n- id: c\n',
    ours: '# c\n- id: c\n\n- id: a\n\n- id: b\n',
    theirs: '- id: a\n  effort: 1\n\n- id: n\n\n- id: b\n\n# c\n- id: c\n  effort: 2\n',
    merged: '# c\n- id: c\n  effort: 2\n\n- id: a\n  effort: 1\n\n- id: n\n\n- id: b\n',
  },
  {
    name: 'the same moved by the other side',
    base: '- id: a\n\n- id: b\n\n# c\n- id: c\n',
    ours: '- id: a\n  effort: 1\n\n- id: n\n\n- id: b\n\n# c\n- id: c\n  effort: 2\n',
    theirs: '# c\n- id: c\n\n- id: a\n\n- id: b\n',
    merged: '# c\n- id: c\n  effort: 2\n\n- id: a\n  effort: 1\n\n- id: n\n\n- id: b\n',
  },
  {
    name: 'a heading under which both sides put something',
    base: '- id: a\n\n# Web\n- id: b\n',
    ours: '- id: a\n\n# Web\n- id: o\n\n- id: b\n',
    theirs: '- id: a\n\n# Web\n- id: t\n\n- id: b\n',
    merged: '- id: a\n\n# Web\n- id: o\n- id: t\n\n- id: b\n',
  },
  {
    name: 'comments behind the last field and between items',
    base: '- id: a\n  effort: 1\n  # below\n\n# between\n\n- id: b\n',
    ours: '- id: a\n  effort: 1\n  owner: o\n  # below\n\n# between\n\n- id: b\n',
    theirs: '- id: a\n  effort: 1\n  # below\n  # too\n\n- id: c\n\n# between\n\n- id: b\n',
    merged:
      '- id: a\n  effort: 1\n  owner: o\n  # below\n  # too\n\n- id: c\n\n# between\n\n- id: b\n',
  },
  {
    name: 'a comment that both sides rewrote',
    base: '- id: a\n  # old\n  effort: 1 # old\n',
    ours: '- id: a\n  # ours\n  effort: 1 # of ours\n',
    theirs: '- id: a\n  # theirs\n  effort: 2 # of theirs\n',
    merged: '- id: a\n  # ours\n  # theirs\n  effort: 2 # of ours # of theirs\n',
  },
  {
    name: 'an id that one side renamed, back and forth',
    base: '- id: x\n  was: [a]\n  effort: 1\n',
    ours: '- id: x\n  was: [a]\n  effort: 2\n',
    theirs: '- id: a\n  effort: 1\n',
    merged: '- id: a\n  effort: 2\n',
  },
  {
    name: 'lines that end in both ways',
    base: '- id: a\r\n  effort: 1\n  owner: o\r\n',
    ours: '- id: a\r\n  effort: 2\n  owner: o\r\n',
    theirs: '- id: a\r\n  effort: 1\n  owner: p\r\n',
    merged: '- id: a\r\n  effort: 2\n  owner: p\r\n',
  },
  {
    name: 'one number that the sides write differently, with the comments of both',
    base: '- id: a\n  effort: 2\n  rice: {reach: 5}\n',
    ours: '- id: a\n  effort: 3 # of ours\n  rice: {reach: 0x10}\n',
    theirs: '- id: a\n  effort: 3.0 # of theirs\n  rice: {reach: 16}\n',
    merged: '- id: a\n  effort: 3 # of ours # of theirs\n  rice: {reach: 0x10}\n',
  },
  {
    name: 'a number that one side only writes differently, and the other changes',
    base: '- id: a\n  effort: 3\n  remaining: 3\n',
    ours: '- id: a\n  effort: 3.0\n  remaining: "3"\n',
    theirs: '- id: a\n  effort: 3\n  remaining: 4\n',
    merged: '- id: a\n  effort: 3.0\n  remaining: 4\n',
  },
  {
    name: 'the same number written differently by theirs alone',
    base: '- id: a\n  effort: 3 # c\n  owner: o\n',
    ours: '- id: a\n  effort: 3 # d\n  owner: p\n',
    theirs: '- id: a\n  effort: 3.0 # c\n  owner: o\n',
    merged: '- id: a\n  effort: 3.0 # d\n  owner: p\n',
  },
  {
    name: 'two new items that differ only in how their values are written',
    base: 'items:\n- id: a\n',
    ours: 'items:\n- id: a\n- id: b\n  title: 5\n  effort: 3\n  confidence: "0.8"\n',
    theirs: 'items:\n- id: a\n- id: b\n  confidence: 0.8\n  title: "5"\n  effort: 3.0 # c\n',
    merged: 'items:\n- id: a\n- id: b\n  title: 5\n  effort: 3 # c\n  confidence: "0.8"\n',
  },
  {
    name: 'an item that one side takes out and the other only writes differently',
    base: '- id: a\n- id: b\n  effort: 3\n',
    ours: '- id: a\n',
    theirs: '- id: a\n- id: b\n  effort: 3.0\n',
    merged: '- id: a\n',
  },
]

const mark = (ours: string, theirs: string) =>
  `<<<<<<< ours\n${ours}=======\n${theirs}>>>>>>> theirs\n`

const disputed: readonly Case[] = [
  {
    name: 'inside braces: the line',
    base: '- id: a\n  rice: {reach: 1, impact: 1}\n  effort: 1\n',
    ours: '- id: a\n  rice: {reach: 2, impact: 1}\n  effort: 1\n',
    theirs: '- id: a\n  rice: {reach: 3, impact: 4}\n  effort: 2\n',
    merged: `- id: a\n${mark('  rice: {reach: 2, impact: 4}\n', '  rice: {reach: 3, impact: 4}\n')}  effort: 2\n`,
  },
  {
    name: 'a field that one side took out',
    base: '- id: a\n  rice:\n    reach: 1\n',
    ours: '- id: a\n',
    theirs: '- id: a\n  rice:\n    reach: 2\n',
    merged: `- id: a\n${mark('', '  rice:\n    reach: 2\n')}`,
  },
  {
    name: 'a field of another kind',
    base: '- id: a\n  due: 2027-01-01\n',
    ours: '- id: a\n  due: {date: 2027-01-01, kind: hard}\n',
    theirs: '- id: a\n  due: 2027-02-01\n',
    merged: `- id: a\n${mark('  due: {date: 2027-01-01, kind: hard}\n', '  due: 2027-02-01\n')}`,
  },
  {
    name: 'texts that would be one number',
    base: '- id: a\n  parent: 1\n  fields: {ticket: 1}\n  external: {jira: 1}\n',
    ours: '- id: a\n  parent: 1.1\n  fields: {ticket: 007}\n  external: {jira: 2}\n',
    theirs: '- id: a\n  parent: 1.10\n  fields: {ticket: 7}\n  external: {jira: 2.0}\n',
    merged: `- id: a\n${mark('  parent: 1.1\n', '  parent: 1.10\n')}${mark('  fields: {ticket: 007}\n', '  fields: {ticket: 7}\n')}${mark('  external: {jira: 2}\n', '  external: {jira: 2.0}\n')}`,
  },
  {
    name: 'the id itself',
    base: '- id: a\n  effort: 1\n',
    ours: '- id: x\n  was: [a]\n  effort: 1\n',
    theirs: '- id: y\n  was: [a]\n  effort: 2\n',
    merged: `${mark('- id: x\n', '- id: y\n')}  was: [a]\n  effort: 2\n`,
  },
  {
    name: 'an item of which the rest was taken out',
    base: 'items:\n- id: a\n  effort: 1\n- id: b\n',
    ours: 'items:\n',
    theirs: 'items:\n- id: a\n  effort: 2\n- id: b\n',
    merged: `items:\n${mark('', '- id: a\n  effort: 2\n')}`,
  },
  {
    name: 'an id that one side gave to an old item and the other to a new one',
    base: '- id: a\n- id: b\n',
    ours: '- id: x\n  was: [a]\n- id: b\n',
    theirs: '- id: a\n- id: b\n- id: X\n  title: T\n',
    merged: `${mark('- id: x\n  was: [a]\n', '- id: a\n')}- id: b\n${mark('', '- id: X\n  title: T\n')}`,
  },
  {
    name: 'fields that stand beside each other, one by one',
    base: 'framework: rice\nroadmap:\n  periods: 4\n',
    ours: 'framework: wsjf\nroadmap:\n  periods: 5\n',
    theirs: 'framework: ice\nroadmap:\n  periods: 6\n  start: 2027-Q1\n',
    merged: `${mark('framework: wsjf\n', 'framework: ice\n')}roadmap:\n${mark('  periods: 5\n', '  periods: 6\n')}  start: 2027-Q1\n`,
  },
]

describe('merges', () => {
  test.for(clean)('$name', async ({ merged, ...texts }) => {
    const { pieces, ...how } = await mergeYaml(texts, shape)
    expect(markedText(pieces)).toEqual({ text: merged, conflicts: [] })
    expect(how).toEqual({ isCoarse: false, isDoubtful: false })
  })
})

describe('marks', () => {
  test.for(disputed)('$name', async ({ merged, ...texts }) => {
    const { pieces, ...how } = await mergeYaml(texts, shape)
    expect(markedText(pieces).text).toBe(merged)
    expect(how).toEqual({ isCoarse: false, isDoubtful: false })
  })
})

describe('takes', () => {
  test('very many items, comments and blank lines', async () => {
    const items = Array.from({ length: 60_000 }, (_, at) => `- id: i${at}\n`)
    const base = `${'#\n'.repeat(100_000)}${'\n'.repeat(2_000_000)}items:\n${items.join('')}${'\n'.repeat(100_000)}`
    const edit = (at: number, field: string) =>
      base.replace(`- id: i${at}\n`, (line) => `${line}  ${field}\n`)
    const texts = { base, ours: edit(7, 'a: 1'), theirs: edit(59_999, 'b: 1') }
    const { pieces } = await mergeYaml(texts, shape)
    const { text, conflicts } = markedText(pieces)
    expect(conflicts).toEqual([])
    expect(text === edit(7, 'a: 1').replace('- id: i59999\n', '- id: i59999\n  b: 1\n')).toBe(true)
  })

  test('separators that are no line ends, where lines are moved', async () => {
    const notes = '    notes: |\n      a\u2028b\n'
    const { pieces, ...how } = await mergeYaml(
      {
        base: `items:\n  - id: a\n    effort: 1\n`,
        ours: `items:\n- id: a\n  effort: 1\n  owner: o\n`,
        theirs: `items:\n  - id: a\n    effort: 1\n${notes}`,
      },
      shape,
    )
    expect(how).toEqual({ isCoarse: false, isDoubtful: false })
    expect(markedText(pieces).text).toContain('  notes: |\n    a\u2028b\n')
  })
})

describe('does not vouch for', () => {
  test('what an alias on one side repeats that the other changed', async () => {
    const base = 'x: &x {effort: 3}\nitems:\n- id: a\n  rice: *x\n- id: b\n'
    const texts = {
      base,
      ours: base.replace('3', '4'),
      theirs: base.replace('*x\n', '*x\n  owner: o\n'),
    }
    const { pieces, byLines, isDoubtful } = await mergeYaml(texts, shape)
    const text = base.replace('3', '4').replace('*x\n', '*x\n  owner: o\n')
    expect(markedText(pieces)).toEqual({ text, conflicts: [] })
    expect({ byLines, isDoubtful }).toEqual({ byLines: { problem: undefined }, isDoubtful: true })
  })

  test('a text of which a side cannot be read, unless the result can', async () => {
    const base = '- id: a\n  title: A\n\n- id: b\n  title: B\n\n- id: c\n'
    const ours = base.replace('title: A', 'title: A: B')
    const broken = await mergeYaml({ base, ours, theirs: `${base}  title: C\n` }, shape)
    expect(broken).toMatchObject({
      isDoubtful: true,
      byLines: { problem: { rule: 'yaml-syntax' } },
    })
    const theirs = base.replace('title: B', 'title: D')
    const mended = await mergeYaml(
      { base: ours, ours: base, theirs: theirs.replace('title: A', 'title: A: B') },
      shape,
    )
    expect(markedText(mended.pieces)).toEqual({ text: theirs, conflicts: [] })
    expect(mended.isDoubtful).toBe(false)
  })

  test('a list in which two items have one id', async () => {
    const base = '- id: a\n\n- id: b\n'
    const texts = {
      base,
      ours: `${base}\n- id: A\n  title: T\n`,
      theirs: base.replace('id: a\n', 'id: a\n  effort: 1\n'),
    }
    const { pieces, ...how } = await mergeYaml(texts, shape)
    expect(how).toMatchObject({ isDoubtful: true, byLines: { problem: { rule: 'duplicate-id' } } })
    expect(markedText(pieces).text).toBe('- id: a\n  effort: 1\n\n- id: b\n\n- id: A\n  title: T\n')
  })
})
