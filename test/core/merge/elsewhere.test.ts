import { expect, test } from 'vitest'
import { withElsewhere } from '../../../src/core/merge/elsewhere.js'
import { markedText } from '../../../src/core/merge/marked-text.js'
import type { Disagreement, Piece, SideName } from '../../../src/core/merge/piece.js'
import { mergeText } from '../../../src/render/merge-text.js'

const conflict = (about: Disagreement): Piece => ({ ours: '', theirs: 'x\n', about: [about] })
const taken = (record: string): Piece => conflict({ record, path: [], kind: 'deleted-by-ours' })

test('a side is asked only where it took a whole record out', async () => {
  const asked: SideName[] = []
  const ask = async (side: SideName) => {
    asked.push(side)
    return new Map()
  }
  const others: Piece[] = [
    'a\n',
    conflict({ record: 'a', path: ['effort'], kind: 'deleted-by-ours' }),
    conflict({ record: 'a', path: [], kind: 'added' }),
    conflict({ path: ['teams'], kind: 'deleted-by-theirs' }),
  ]
  expect(await withElsewhere(others, ask)).toEqual(others)
  expect(asked).toEqual([])
  await withElsewhere([...others, taken('a'), taken('b')], ask)
  expect(asked).toEqual(['ours'])
})

test('a record is found whatever its case, and its place stays on one line', async () => {
  const at = new Map([['a-1', 'x\n>>>>>>> theirs\u001b[2J.yaml:3']])
  const pieces = await withElsewhere([taken('A-1'), taken('b')], async () => at)
  const { text, conflicts } = markedText(pieces)
  expect(text).toBe(
    '<<<<<<< ours: A-1 now stands at x\\n>>>>>>> theirs\\u{1b}[2J.yaml:3, make the change there and leave nothing here\n' +
      '=======\nx\n>>>>>>> theirs\n<<<<<<< ours\n=======\nx\n>>>>>>> theirs\n',
  )
  const report = { path: 'p', conflicts, byLines: undefined, isDoubtful: false, isOutdated: false }
  expect(mergeText(report).split('\n').slice(1, 3)).toEqual([
    '  line 1: A-1 is moved to x >>>>>>> theirs\\u{1b}[2J.yaml:3 by ours and changed by theirs: make the change there and leave nothing here',
    '  line 5: b is deleted by ours and changed by theirs',
  ])
})
