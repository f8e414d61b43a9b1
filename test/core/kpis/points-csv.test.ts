import { describe, expect, it } from 'vitest'
import { pointsReader } from '../../../src/core/kpis/points-csv.js'
import { hintOf, messageOf, type Problem } from '../../../src/core/problems/problem.js'
import { sourceFile, wholeFile } from '../../../src/core/yaml/source.js'

const place = wholeFile(sourceFile('kpis.yaml', ''))
const columns = { file: 'm.csv', date: 'week', value: 'rate', place }

async function read(text: string) {
  const problems: Problem[] = []
  const readPoints = pointsReader((problem) => problems.push(problem))
  const { points, isWhole } = await readPoints(sourceFile('m.csv', text), columns)
  const told = problems.map((problem) => {
    const { source, start, end } = problem.place
    const { line, column } = source.position(start)
    const at = `${source.path}:${line}:${column} ${source.text.slice(start, end)}`
    return { at, says: messageOf(problem), hint: hintOf(problem) }
  })
  return { points: points.map(({ date, value }) => [date, value]), isWhole, told }
}

describe('pointsReader', () => {
  it.each([
    'week,rate\n2026-09-30,61\n2026-10-07,62.5\n',
    'rate;week\r\n61;2026-09-30\r\n62.5;2026-10-07\r\n',
    'x\tweek\trate\n\t2026-09-30\t61\n\t2026-10-07\t62.5',
    '"week", "rate"\n"2026-09-30", "61"\n\n2026-10-07,62.5\n2026-10-14,\n',
  ])('reads %j', async (text) => {
    expect(await read(text)).toEqual({
      points: [
        ['2026-09-30', 61],
        ['2026-10-07', 62.5],
      ],
      isWhole: true,
      told: [],
    })
  })

  it('points at the cell that it cannot read, and says how decimals are written', async () => {
    const { points, isWhole, told } = await read('week;rate\n2026-09-30;37,5\n30.9.2026;x;\n')
    expect({ points, isWhole }).toEqual({ points: [], isWhole: false })
    expect(told).toMatchObject([
      {
        at: 'm.csv:2:12 37,5',
        says: '"37,5" is no number',
        hint: 'decimals are written with a point: 37.5',
      },
      { at: 'm.csv:3:1 30.9.2026', says: expect.stringContaining('"30.9.2026" is no date') },
    ])
  })

  it('reads no row that has another number of cells than the header', async () => {
    const { points, isWhole, told } = await read(
      'week,rate\n2026-10-05,1,5\n2026-10-12,2,a b\n2026-10-19\n2026-10-26,3,\n',
    )
    expect({ points, isWhole }).toEqual({ points: [['2026-10-26', 3]], isWhole: false })
    expect(told).toEqual([
      {
        at: 'm.csv:2:14 5',
        says: 'this row has 3 cells, and the header 2',
        hint: 'decimals are written with a point: 1.5',
      },
      {
        at: 'm.csv:3:14 a b',
        says: 'this row has 3 cells, and the header 2',
        hint: 'put a cell that holds a , into double quotes, or remove what is too much',
      },
      {
        at: 'm.csv:4:1 2026-10-19',
        says: 'this row has no cell "rate"',
        hint: expect.stringContaining('a date such as 2026-09-30 and a number'),
      },
    ])
  })

  it('points at a quote that is not closed, and reads the other rows', async () => {
    const { points, isWhole, told } = await read(
      'week,rate\n2026-10-05,"1"\n2026-10-12,x\n2026-10-19,"3\n2026-10-26,4\n',
    )
    expect(points.map(([date]) => date)).toEqual(['2026-10-05', '2026-10-19', '2026-10-26'])
    expect(isWhole).toBe(false)
    expect(told.map(({ at, says }) => `${at} ${says}`)).toEqual([
      'm.csv:4:12 " not a CSV file: a quote opens in line 4 and is not closed',
      'm.csv:3:12 x "x" is no number',
    ])
  })

  it('points at a quote that only the next one would close', async () => {
    const { points, told } = await read(
      'week,rate\n2026-10-01,3\n"2026-10-08,4\n"2026-10-15",5\n"2026-10-22","6"\n',
    )
    expect(points).toEqual([
      ['2026-10-01', 3],
      ['2026-10-08', 4],
      ['2026-10-15', 5],
      ['2026-10-22', 6],
    ])
    expect(told.map(({ at, says }) => `${at} ${says}`)).toEqual([
      'm.csv:3:1 " not a CSV file: a quote opens in line 3 and is not closed',
    ])
  })

  it('points at the second of two columns with one name', async () => {
    const { points, told } = await read('week,rate,rate\n2026-10-01,3,4\n')
    expect(points).toEqual([['2026-10-01', 3]])
    expect(told).toEqual([
      {
        at: 'm.csv:1:11 rate',
        says: 'two columns are called "rate", and the first is read',
        hint: 'give one of them another name',
      },
    ])
    expect((await read('week,rate,x,x\n2026-10-01,3,4,5\n')).told).toEqual([])
  })

  it.each([
    ['1,400', 'write 1400 or 1.4'],
    ['1,431', 'write 1431 or 1.431'],
    ['1,234,567', 'write 1234567'],
    ['-1,5', 'decimals are written with a point: -1.5'],
    ['0,125', 'decimals are written with a point: 0.125'],
  ])('says what %s may mean', async (value, hint) => {
    const row = await read(`week,rate\n2026-10-05,${value}\n2026-10-12,3\n`)
    const quoted = await read(`week,rate\n2026-10-05,"${value}"\n2026-10-12,3\n`)
    const other = await read(`week;rate\n2026-10-05;${value}\n2026-10-12;3\n`)
    for (const { told } of [row, quoted, other])
      expect(told.map((each) => each.hint)).toEqual([hint])
    for (const mended of hint.match(/-?\d[\d.]*/g)!) {
      const { told } = await read(`week,rate\n2026-10-05,${mended}\n2026-10-12,3\n`)
      expect(told).toEqual([])
    }
  })

  it('doubts a number with three decimals of which the last is 0, unless all have three', async () => {
    const doubted = await read('week,rate\n2026-10-05,61\n2026-10-12,1.400\n2026-10-19,2.500\n')
    expect(doubted.told).toEqual([
      {
        at: 'm.csv:3:12 1.400',
        says: 'value 1.400 is read as 1.4, not as 1400',
        hint: 'write 1400 if the point parts thousands, else 1.4',
      },
    ])
    expect(doubted.isWhole).toBe(true)
    const fixed = await read('week,rate\n2026-10-05,1.431\n2026-10-12,1.400\n')
    expect(fixed.told).toEqual([])
  })

  it('points at text behind a quote', async () => {
    const { told } = await read('week,rate\n2026-10-05,"1"2\n')
    expect(told).toMatchObject([
      {
        at: 'm.csv:2:1 2026-10-05,"1"2',
        says: 'not a CSV file: in line 2 text follows a closing quote; a quote inside quotes is written twice',
      },
    ])
  })

  it('doubts points in a file with semicolons, once, and reads them', async () => {
    const rows = '2026-09-30;1.431\n2026-10-07;1.400\n'
    const { points, isWhole, told } = await read(`week;rate\n${rows}`)
    expect(points).toEqual([
      ['2026-09-30', 1.431],
      ['2026-10-07', 1.4],
    ])
    expect(isWhole).toBe(true)
    expect(told.map(({ at, says }) => [at, says])).toEqual([
      ['m.csv:2:12 1.431', 'value 1.431 is read as 1.431, not as 1431'],
    ])
    expect((await read(`week,rate\n${rows.replaceAll(';', ',')}`)).told).toEqual([])
  })

  it('names the columns that lack where the file is named', async () => {
    const { isWhole, told } = await read('Week;Rate\n')
    expect(isWhole).toBe(false)
    expect(told).toMatchObject([
      {
        at: 'kpis.yaml:1:1 ',
        says: 'm.csv has no column "week" or "rate"; it has "Week" and "Rate"',
      },
    ])
    expect((await read('')).told[0]?.says).toContain('it has none')
  })

  it('counts what it no longer lists', async () => {
    const { told } = await read(`week,rate\n${'2026-09-30,x\n'.repeat(23)}`)
    expect(told).toHaveLength(21)
    expect(told[20]).toMatchObject({ at: 'm.csv:1:1 ', says: 'and 3 more rows like these' })
  })

  it('reads 100,000 rows of a file and 500,000 for all KPIs, and says where there are more', async () => {
    const problems: Problem[] = []
    const readPoints = pointsReader((problem) => problems.push(problem))
    const source = sourceFile('m.csv', `week,rate\n${'2026-09-30,\n'.repeat(100_001)}`)
    for (let time = 0; time < 5; time++) {
      const { points, isWhole } = await readPoints(source, columns)
      expect({ points, isWhole }).toEqual({ points: [], isWhole: false })
    }
    expect(problems.map(messageOf)).toEqual([
      'it has more than 100000 rows, and those after them are not read',
    ])
    const small = sourceFile('s.csv', 'week,rate\n2026-09-30,1\n')
    expect(await readPoints(small, columns)).toEqual({ points: [], isWhole: false })
    expect(problems.slice(1).map(messageOf)).toEqual([
      'the CSV files of all KPIs have more than 500000 rows to read, and those of this one are not read',
    ])
  })
})
