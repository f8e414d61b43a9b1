import { describe, expect, it } from 'vitest'
import { looksLikeTable, readTable } from '../../../src/core/init/table.js'
import { sourceFile } from '../../../src/core/yaml/source.js'

async function rowsOf(text: string) {
  const table = await readTable(sourceFile('t.csv', text))
  return 'rows' in table ? table.rows.map(({ line, cells }) => [line, ...cells]) : table.reason
}

describe('readTable', () => {
  it.each([
    ['title,value\nA,1\n'],
    ['title;value\nA;1\n'],
    ['title\tvalue\nA\t1\n'],
    ['"title","value"\n"A","1"'],
    ['\n title , value \n\nA,1\n'],
  ])('finds the separator of %j', async (text) => {
    expect(((await rowsOf(text)) as unknown[][]).map(([, ...cells]) => cells)).toEqual([
      ['title', 'value'],
      ['A', '1'],
    ])
  })

  it('does not take a comma in quotes for one', async () => {
    expect(await rowsOf('"a, b, c, d";title\n1;2\n')).toEqual([
      [1, 'a, b, c, d', 'title'],
      [2, '1', '2'],
    ])
  })

  it('gives each row the line in which it begins', async () => {
    expect(await rowsOf('title,notes\nA,"one\ntwo"\n\nB,x\n"C\nc",y,extra\nD')).toEqual([
      [1, 'title', 'notes'],
      [2, 'A', 'one\ntwo'],
      [5, 'B', 'x'],
      [6, 'C\nc', 'y', 'extra'],
      [8, 'D'],
    ])
  })

  it('keeps a quote inside a cell', async () => {
    expect(await rowsOf('title,size\nScreen,27" wide\n')).toEqual([
      [1, 'title', 'size'],
      [2, 'Screen', '27" wide'],
    ])
  })

  it('says why it cannot read a quote that is not closed', async () => {
    expect(await rowsOf('title,size\n"Screen,27\n')).toMatch(/line 2/)
  })
})

describe('looksLikeTable', () => {
  it.each([
    ['Title,Value\n', true],
    ['id;"title"\n', true],
    ['Apple Pay, Google Pay and PayPal\n', false],
    ['id,task\nA,1\n', true],
    ['id,"task, all"\n"A, B",1\n', true],
    ['Ideas, notes\nApple Pay\n', false],
    ['title\n', false],
    ['', false],
  ])('of %j is %s', (text, expected) => {
    expect(looksLikeTable(text, ['title', 'name'], ['id', 'notes'])).toBe(expected)
  })
})
