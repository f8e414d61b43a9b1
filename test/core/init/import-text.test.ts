import { describe, expect, it } from 'vitest'
import { builtInFrameworks } from '../../../src/core/frameworks/builtin.js'
import { importText } from '../../../src/core/init/import-text.js'
import { messageOf, type Problem } from '../../../src/core/problems/problem.js'
import { sourceFile } from '../../../src/core/yaml/source.js'

const frameworks = builtInFrameworks()
const fallback = frameworks.find(({ name }) => name === 'value-effort')!

async function imported(text: string, path = 'export.csv') {
  const problems: Problem[] = []
  const result = await importText(sourceFile(path, text), frameworks, fallback, (problem) =>
    problems.push(problem),
  )
  const told = problems.map((problem) => {
    const { line, column } = problem.place.source.position(problem.place.start)
    return `${line}:${column} ${messageOf(problem)}`
  })
  return { drafts: result?.drafts, framework: result?.framework.name, told }
}

describe('importText of a CSV', () => {
  it('makes of each column what its header says, and keeps the others under fields', async () => {
    const { drafts, told } = await imported(
      [
        'Issue key,Issue id,Summary,State,Squad,Assignee,Labels,Labels,Due Date,URL,Description,Value (1-10),Effort,Sprint',
        'PAY-1,10001,Apple Pay,Selected for Development,web,ana,a;b,b|c,2027-03-15T00:00:00.000+0000,https://a.example https://b.example,Note,8,2 to 5,14',
      ].join('\n'),
    )
    expect(told).toEqual([])
    expect(drafts).toEqual([
      {
        id: 'PAY-1',
        title: 'Apple Pay',
        status: 'planned',
        team: 'web',
        owner: 'ana',
        tags: ['a', 'b', 'c'],
        due: '2027-03-15',
        links: ['https://a.example', 'https://b.example'],
        notes: 'Note',
        own: { value: '8', effort: '2 to 5' },
        blocks: {},
        fields: { 'Issue id': '10001', Sprint: '14' },
      },
    ])
  })

  it.each([
    ['title', 'value-effort'],
    ['title,value', 'value-effort'],
    ['title,reach,impact,effort', 'value-effort'],
    ['title,Reach,Impact,Confidence,Effort', 'rice'],
    ['title,impact,confidence,ease', 'ice'],
    ['title,user business value,time-criticality,Risk_Reduction,Job Size', 'wsjf'],
    ['title,cost of delay,duration', 'cd3'],
    ['title,moscow', 'value-effort'],
  ])('with the columns %s ranks by %s', async (header, expected) => {
    expect((await imported(`${header}\nA,1,1,1,1\n`)).framework).toBe(expected)
  })

  it('puts inputs of other frameworks under their names', async () => {
    const { drafts } = await imported(
      'title;reach;impact;confidence %;moscow;value;effort\nA;4000;high;80;must;7;3\n',
    )
    expect(drafts![0]).toMatchObject({
      own: { reach: '4000', impact: 'high', confidence: '80%', effort: '3' },
      blocks: { moscow: { moscow: 'must' }, 'value-effort': { value: '7' } },
    })
  })

  it('keeps and tells what an item cannot hold', async () => {
    const { drafts, told } = await imported(
      'id,title,status,due,value,effort\nP 1,A,Odd,1.2.2027,high,"1,5"\na,B,,,,0x10\nA,C,,,,-1\n',
    )
    expect(drafts!.map(({ id, own, fields }) => ({ id, own, fields }))).toEqual([
      {
        id: 'a-2',
        own: {},
        fields: { id: 'P 1', status: 'Odd', due: '1.2.2027', value: 'high', effort: '1,5' },
      },
      { id: 'a', own: {}, fields: { effort: '0x10' } },
      { id: 'c', own: {}, fields: { id: 'A', effort: '-1' } },
    ])
    expect(told.map((line) => line.replace(/(under fields): .*/, '$1'))).toEqual([
      '2:1 "P 1" of column "id" is kept under fields',
      '2:7 "Odd" of column "status" is kept under fields',
      '2:11 "1.2.2027" of column "due" is kept under fields',
      '2:20 "high" of column "value" is kept under fields',
      '2:25 "1,5" of column "effort" is kept under fields',
      '3:8 "0x10" of column "effort" is kept under fields',
      '4:8 "-1" of column "effort" is kept under fields',
      '4:1 "A" of column "id" is kept under fields',
    ])
  })

  it('keeps and tells what may be no name', async () => {
    const long = 'x'.repeat(1025)
    const { drafts, told } = await imported(
      `id,title,team\nconstructor,Constructor,__proto__\na,A,${long}\n`,
    )
    expect(drafts!.map(({ id, team, fields }) => ({ id, team, fields }))).toEqual([
      {
        id: expect.stringMatching(/^constructor-[a-z0-9]{6}$/),
        fields: { id: 'constructor', team: '__proto__' },
      },
      { id: 'a', fields: { team: long } },
    ])
    expect(told.map((line) => line.replace(/^.* (of column)/, '$1'))).toEqual([
      'of column "id" is kept under fields: it is not allowed as a name',
      'of column "team" is kept under fields: it is not allowed as a name',
      'of column "team" is kept under fields: a name has at most 1024 characters',
    ])
  })

  it('keeps cells beyond the header, and under headers that are empty or twice there', async () => {
    const { drafts } = await imported('title,,x,x\nA,1,2,3,4\n')
    expect(drafts![0]!.fields).toEqual({ 'column 2': '1', x: '2', 'x 2': '3', 'column 5': '4' })
  })

  it('takes the id for the title where a row has none, and tells of rows with neither', async () => {
    const { drafts, told } = await imported('id,title,owner\nP-1,,ana\n,,bo\n,,\n')
    expect(drafts).toMatchObject([{ id: 'P-1', title: 'P-1' }])
    expect(told).toEqual(['3:3 "bo" is left out: its row has no title'])
  })

  it.each([
    ['', 'export.csv', '1:1 this file holds nothing that could be an item'],
    ['title\n', 'export.csv', '1:1 this file holds nothing that could be an item'],
    ['\n# Heading\n', 'ideas.md', '1:1 this file holds nothing that could be an item'],
    ['Nr,Was\n1,A\n', 'export.csv', '1:1 no column holds titles; there are "Nr" and "Was"'],
    [`title${',x'.repeat(1000)}\n`, 'export.csv', '1:1 this file has more than 1000 columns'],
    [`title\n${'A\n'.repeat(20_001)}`, 'export.csv', '1:1 this file has more than 20000 rows'],
    ['title,__proto__\nA,1\n', 'export.csv', '1:7 "__proto__" is not allowed as a name'],
    ['title,constructor\nA,1\n', 'stdin', '1:7 "constructor" is not allowed as a name'],
  ])('gives nothing for %j and says why', async (text, path, expected) => {
    const { drafts, told } = await imported(text, path)
    expect(drafts).toBeUndefined()
    expect(told).toContain(expected)
  })

  it('says where a quote is not closed', async () => {
    const { drafts, told } = await imported('title,notes\nA,"open\nB,x\n')
    expect(drafts).toBeUndefined()
    expect(told.join()).toMatch(/^2:3 this file is no CSV: a quote opens in line 2 /)
  })
})

describe('importText', () => {
  it('tells a list from a table by its first line, and a CSV by its name', async () => {
    const text = 'Apple Pay, Google Pay\nTitle, value\n'
    expect((await imported(text, 'stdin')).drafts).toHaveLength(2)
    expect((await imported('Title\nApple Pay\n', 'ideas.csv')).drafts).toHaveLength(1)
    expect((await imported('Title\nApple Pay\n', 'ideas.txt')).drafts).toHaveLength(2)
    expect((await imported('Title,Value\r\nApple Pay,3\r\n', 'stdin')).drafts).toMatchObject([
      { title: 'Apple Pay', own: { value: '3' } },
    ])
  })
})

describe('importText of a tracker’s export', () => {
  it('reads parents that are imported, dates in date-times and estimates of Linear', async () => {
    const { drafts, told } = await imported(
      [
        '"ID","Title","Status","Estimate","Started","Due Date","Parent issue"',
        '"CLA-1","First","In Progress",5,"Sat Feb 11 2023 01:51:47 GMT+0000 (GMT)","2023-03-01T09:30:00.000Z","CLA-2"',
        '"CLA-2","Epic","Todo",,,,""',
        '"CLA-3","Orphan","Todo",0,"yesterday",,"cla-9"',
        '"CLA-4","Itself","Todo",,,,"CLA-4"',
      ].join('\n'),
    )
    const given = { own: {}, blocks: {}, fields: {}, status: 'candidate' }
    expect(drafts).toEqual([
      {
        ...given,
        id: 'CLA-1',
        title: 'First',
        status: 'in-progress',
        own: { effort: '5' },
        started: '2023-02-11',
        due: '2023-03-01',
        parent: 'CLA-2',
      },
      { ...given, id: 'CLA-2', title: 'Epic' },
      {
        ...given,
        id: 'CLA-3',
        title: 'Orphan',
        fields: { Estimate: '0', Started: 'yesterday', 'Parent issue': 'cla-9' },
      },
      { ...given, id: 'CLA-4', title: 'Itself', fields: { 'Parent issue': 'CLA-4' } },
    ])
    expect(told).toEqual([
      '4:25 "0" of column "Estimate" is kept under fields: effort must be above 0, got 0',
      '4:27 "yesterday" of column "Started" is kept under fields: it is not written year-month-day with 4, 2 and 2 digits',
      '4:40 "cla-9" of column "Parent issue" is kept under fields: no row has this id',
      '5:28 "CLA-4" of column "Parent issue" is kept under fields: an item is not its own parent',
    ])
  })

  it('prefers a column of ours to one that only trackers call so', async () => {
    const { drafts } = await imported('title,Estimate,Effort\nA,1,2\n')
    expect(drafts).toMatchObject([{ own: { effort: '2' }, fields: { Estimate: '1' } }])
  })

  it('keeps what may be thousands where semicolons part the cells, and only there', async () => {
    const { drafts, told } = await imported('title;reach;effort\nA;1.400;1.500 to 2\n')
    expect(drafts).toMatchObject([{ fields: { reach: '1.400', effort: '1.500 to 2' } }])
    expect(told).toEqual([
      '2:3 "1.400" of column "reach" is kept under fields: it may mean 1400 or 1.4',
      '2:9 "1.500 to 2" of column "effort" is kept under fields: it may mean 1500 or 1.5',
    ])
    const other = await imported('title,effort\nA,1.500\n')
    expect(other).toMatchObject({ drafts: [{ own: { effort: '1.500' } }], told: [] })
  })
})
