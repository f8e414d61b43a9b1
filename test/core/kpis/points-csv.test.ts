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
