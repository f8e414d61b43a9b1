import { describe, expect, it } from 'vitest'
import { needs } from '../needs.js'
import { folder, repository } from '../repository.js'
import { placesIn, validate } from '../validate.js'

const broken = '- id: x-1\n  title: Xx: y\n'
const syntax = '*backlog/b.yaml:2:12 yaml-syntax'

describe('what names an id that could not be read is not judged', () => {
  it.for([
    ['depends_on: [x-1]', broken, syntax],
    ['parent: x-1', broken, syntax],
    ['depends_on: [x-1]', '- Id: x-1\n  title: X\n', '*backlog/b.yaml:1:3 unknown-field'],
    ['depends_on: [x-1]', '- {id: x 1, title: X}\n', '*backlog/b.yaml:1:8 invalid-id'],
    ['depends_on: [x-1]', 'x-1: {title: X}\n', '*backlog/b.yaml:1:1 invalid-shape'],
    ['depends_on: [x-1]', '- 3\n', '*backlog/b.yaml:1:3 invalid-shape'],
  ])('%s, in %j', async ([names, text, cause]) => {
    const here = folder({
      'backlog/a.yaml': `- {id: a, title: A, ${names}}\n`,
      'backlog/b.yaml': text!,
    })
    const places = await placesIn(here)
    expect(places).toContain(cause)
    expect(places.filter((place) => place.includes('a.yaml'))).toEqual([])
  })

  it('in a file of other bytes, behind a link, and in one that pm.yaml names wrongly', async () => {
    const a = { 'backlog/a.yaml': '- {id: a, title: A, depends_on: [x-1]}\n' }
    for (const more of [
      { 'backlog/b.yaml': new Uint8Array([0xff, 0xfe, 0x20]) },
      { 'backlog/b.yaml': { link: 'c.txt' }, 'backlog/c.txt': '- {id: x-1, title: X}\n' },
      { 'pm.yaml': 'backlog: ["backlog/*.yaml", "{b"]\n' },
      { 'pm.yaml': 'backlog: ["backlog/*.yaml", [b.yaml]]\n' },
      { 'pm.yaml': 'product: "open\n' },
    ]) {
      const places = await placesIn(folder({ ...a, ...more }))
      expect(places).toHaveLength(1)
      expect(places[0]).not.toContain('a.yaml')
    }
  })

  it('of KPIs, by items and by raters', async () => {
    for (const [kpis, cause] of [
      ['- {id: conv, title: A: b}\n', '*kpis.yaml:1:22 yaml-syntax'],
      ['- {id: "a b", title: A, baseline: 1, target: 2, owner: bo}\n', '*kpis.yaml:1:8 invalid-id'],
    ]) {
      const here = folder({
        'pm.yaml': 'framework: kpi\nraters: {ana: {inputs: [kpis.conv]}}\n',
        'kpis.yaml': kpis!,
        'backlog.yaml':
          '- {id: a, title: A, status: planned, kpis: {conv: 2}, effort: 1, confidence: 80%}\n',
        'estimates/ana.yaml': 'rater: ana\nestimates:\n  a: {kpis: {conv: 1}}\n',
      })
      expect(await placesIn(here)).toEqual([cause])
    }
  })

  it('nor is a comment whose problem may be about what could not be read', async () => {
    const here = folder({
      'backlog/a.yaml': '- id: a\n  title: Xx yy # pm-ignore similar-title: another market\n',
      'backlog/b.yaml': broken,
    })
    expect(await placesIn(here)).toEqual([syntax])
  })

  it('nor what a planned item lacks that may group what could not be read', async () => {
    const here = folder({
      'backlog/a.yaml':
        '- {id: a, title: A, status: planned}\n- {id: b, title: B, status: planned, effort: 1}\n',
      'backlog/b.yaml': `${broken}  parent: a\n`,
    })
    expect(await placesIn(here)).toEqual(['*backlog/a.yaml:2:8 unscored-planned', syntax])
  })

  it('but what names a KPI is where all KPIs are known', async () => {
    const here = folder({
      'backlog/a.yaml': '- {id: a, title: A, depends_on: [x-1], kpis: {conv: 2}}\n',
      'backlog/b.yaml': broken,
    })
    expect(await placesIn(here)).toEqual(['*backlog/a.yaml:1:47 unknown-kpi', syntax])
  })

  it('and the item is ranked', async () => {
    const here = folder({
      'backlog/a.yaml':
        '- {id: a, title: A, depends_on: [x-1], reach: 1, impact: 1, confidence: 1, effort: 1}\n',
      'backlog/b.yaml': broken,
    })
    const { stderr } = await validate(here, ['--format', 'json'])
    expect(stderr).toBe('2 files, 1 item, 0 KPIs: 1 error, 1 warning\n')
  })
})

describe('where the cause is not shown', () => {
  const tree = {
    'backlog/a.yaml': '- {id: a, title: A, depends_on: [x-1]}\n',
    'backlog/b.yaml': broken,
  }
  const note =
    'pm: not everything in backlog/b.yaml can be read, and what names an id that may stand there is not judged\n  pm validate shows why\n'

  it('of one file, a line says so', async () => {
    const here = folder(tree)
    for (const args of [['backlog/a.yaml'], ['-', '--stdin-path', 'backlog/a.yaml']])
      expect(await validate(here, args, tree['backlog/a.yaml'])).toEqual({
        code: 0,
        stdout: '',
        stderr: `${note}2 files, 1 item, 0 KPIs: no problems\n`,
      })
    for (const args of [['backlog/b.yaml'], []]) {
      const { code, stderr } = await validate(here, args)
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: '2 files, 1 item, 0 KPIs: 1 error, 0 warnings\n',
      })
    }
  })

  it.skipIf(needs('git'))(
    'of a change, the file that it broke is blamed alone, and its mending for nothing',
    async () => {
      const here = repository({ ...tree, 'backlog/b.yaml': '- id: x-1\n  title: Xx\n' })
      here.add({ 'backlog/b.yaml': broken })
      expect(await placesIn(here, '--since', 'HEAD')).toEqual([syntax])
      here.git('commit', '-qam', 'break it')
      here.add({ 'backlog/c.yaml': '- {id: c, title: C}\n' })
      expect((await validate(here, ['--since', 'HEAD'])).stderr).toContain(note)
      here.add({ 'backlog/b.yaml': '- id: x-2\n  title: Xx\n' })
      expect(await placesIn(here, '--since', 'HEAD')).toEqual([])
      expect(await placesIn(here)).toEqual(['*backlog/a.yaml:1:34 unknown-dependency'])
    },
  )
})
