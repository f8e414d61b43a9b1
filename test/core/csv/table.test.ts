import { describe, expect, it } from 'vitest'
import { readTable } from '../../../src/core/csv/table.js'
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

describe('the place of a cell', () => {
  async function textsAt(text: string) {
    const table = await readTable(sourceFile('t.csv', text))
    if ('reason' in table) throw new Error(table.reason)
    return table.rows.map((row) =>
      row.cells.map((_, column) => {
        const { source, start, end } = table.placeOf(row, column)
        return `${source.position(start).line}:${source.text.slice(start, end)}`
      }),
    )
  }

  it('is that of its text, quotes included and blanks around it not', async () => {
    expect(await textsAt('a;b;c\r\n\r\n"x; ""y""" ; 2 ;\r\n1;1;1')).toEqual([
      ['1:a', '1:b', '1:c'],
      ['3:"x; ""y"""', '3:2', '3:'],
      ['4:1', '4:1', '4:1'],
    ])
  })

  it('is the line in which its row begins where a cell goes over several', async () => {
    expect(await textsAt('a,b\n"one\ntwo",2\n3,"4\n5"\n')).toEqual([
      ['1:a', '1:b'],
      ['2:"one', '2:"one'],
      ['4:3', '4:"4'],
    ])
  })
})
