import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { run } from '../../src/cli.js'
import { testIo } from '../io.js'
import { folder, repository, type TestFolder, type Tree } from '../repository.js'
import { found, placesIn, problemsOf } from '../validate.js'

const one = '{id: pay-1, title: One, effort: 4, confidence: 80%, rice: {reach: 100, impact: high}}'
const bare = '{id: pay-2, title: Two}'

const rated = (rater: string, estimates: string) => `rater: ${rater}\nestimates:\n${estimates}`

/** The inputs by which `pm prioritize` ranks, by item. */
async function ranked(here: Pick<TestFolder, 'root'>, ...args: readonly string[]) {
  const io = testIo({ cwd: here.root })
  await run(['prioritize', '--format', 'json', ...args], io)
  const { items }: Shown = JSON.parse(io.stdout())
  return Object.fromEntries(items.map(({ id, inputs }) => [id, inputs]))
}

interface Shown {
  readonly items: readonly {
    readonly id: string
    readonly inputs: Readonly<Record<string, number>>
  }[]
}

const inputsOf = async (tree: Tree, ...args: readonly string[]) => ranked(folder(tree), ...args)

describe('raters', () => {
  it('leave what an item itself gives as it is, and give what it does not', async () => {
    const inputs = await inputsOf({
      'backlog.yaml': `- ${one}\n- ${bare}\n`,
      'estimates/ana.yaml': rated(
        'ana',
        '  pay-1: {effort: 9}\n  pay-2: {effort: 3, reach: 500, impact: low, confidence: 50%}\n',
      ),
      'estimates/bo.yaml': rated('bo', '  pay-2: {effort: 6, rice: {reach: 200, impact: low}}\n'),
      'estimates/chen.yaml': rated('chen', '  pay-2: {effort: 4, rice: {impact: massive}}\n'),
    })
    expect(inputs).toEqual({
      'pay-1': { reach: 100, impact: 2, confidence: 0.8, effort: 4 },
      'pay-2': { reach: 350, impact: 0.5, confidence: 0.5, effort: 4 },
    })
  })

  it('count by the weights of pm.yaml', async () => {
    const inputs = await inputsOf({
      'pm.yaml': 'raters: {ana: {weight: 3}, bo: , chen: {}}\n',
      'backlog.yaml': '- {id: a, title: A, confidence: 1, rice: {reach: 1, impact: 1}}\n',
      'estimates/ana.yaml': rated('ana', '  a: {effort: 8}\n'),
      'estimates/bo.yaml': rated('bo', '  a: {effort: 1}\n'),
      'estimates/chen.yaml': rated('chen', '  a: {effort: 2}\n'),
    })
    expect(inputs.a!.effort).toBe(8)
  })

  it('make a candidate of an item without a status, which then lacks the rest', async () => {
    const here = folder({ 'backlog.yaml': `- ${bare}\n- {id: idea, title: I, status: idea}\n` })
    expect(await placesIn(here)).toEqual([])
    here.add({ 'estimates/ana.yaml': rated('ana', '  pay-2: {effort: 3}\n  idea: {effort: 3}\n') })
    expect(await placesIn(here)).toEqual(['backlog.yaml:1:8 unscored-candidate'])
  })

  it('give what a planned item would lack', async () => {
    const item = '- {id: a, title: A, status: planned, rice: {reach: 1, impact: 1}}\n'
    const lacking = folder({ 'backlog.yaml': item })
    expect(await placesIn(lacking)).toEqual(['*backlog.yaml:1:8 unscored-planned'])
    lacking.add({ 'estimates/ana.yaml': rated('ana', '  a: {effort: 3, confidence: 50%}\n') })
    expect(await placesIn(lacking)).toEqual([])
  })

  it('are read where the item is found under a former id', async () => {
    const inputs = await inputsOf({
      'backlog.yaml':
        '- {id: new, was: [old], title: N, confidence: 1, rice: {reach: 1, impact: 1}}\n',
      'estimates/ana.yaml': rated('ana', '  old: {effort: 3}\n'),
    })
    expect(inputs.new!.effort).toBe(3)
  })

  it('speak of a shared input in every framework, and of a block in that one', async () => {
    const tree = {
      'backlog.yaml':
        '- {id: a, title: A, rice: {reach: 1, impact: 1}, value-effort: {value: 8}, kpi: {confidence: 1}}\n',
      'estimates/ana.yaml': rated(
        'ana',
        '  a: {effort: 3, confidence: 70%, rice: {confidence: 40%}}\n',
      ),
      'estimates/bo.yaml': rated('bo', '  a: {effort: 5, confidence: 60%}\n'),
    }
    expect((await inputsOf(tree)).a).toEqual({ reach: 1, impact: 1, confidence: 0.5, effort: 4 })
    const { a } = await inputsOf(tree, '--framework', 'value-effort')
    expect(a).toEqual({ value: 8, effort: 4 })
  })

  it('estimate expected changes of KPIs', async () => {
    const inputs = await inputsOf(
      {
        'kpis.yaml':
          '- {id: conversion, title: C, owner: bo, unit: "%", baseline: {value: 60, date: 2026-10-01}, target: 70}\n',
        'backlog.yaml': '- {id: a, title: A, effort: 1, confidence: 1}\n',
        'estimates/ana.yaml': rated('ana', '  a: {kpis: {conversion: 2%}}\n'),
        'estimates/bo.yaml': rated('bo', '  a: {kpis: {conversion: 3}}\n'),
      },
      '--framework',
      'kpi',
    )
    expect(inputs.a!['kpis.conversion']).toBe(2.5)
  })

  it('leave the effort of teams to the item', async () => {
    const inputs = await inputsOf({
      'backlog.yaml':
        '- {id: a, title: A, effort_by_team: {web: 2, app: 3}, confidence: 1, rice: {reach: 1, impact: 1}}\n',
      'estimates/ana.yaml': rated('ana', '  a: {effort: 30}\n'),
    })
    expect(inputs.a!.effort).toBe(5)
  })
})

it('the plan takes the mean of raters where the item has no effort', async () => {
  const here = folder({
    'pm.yaml': 'raters: {ana: {weight: 3}, bo: }\nroadmap: {start: 2027-Q1}\n',
    'backlog.yaml':
      '- {id: a, title: A, status: planned, confidence: 1, rice: {reach: 1, impact: 1}}\n',
    'estimates/ana.yaml': rated('ana', '  a: {effort: 10}\n'),
    'estimates/bo.yaml': rated('bo', '  a: {effort: 6}\n'),
  })
  const io = testIo({ cwd: here.root })
  await run(['roadmap', '--format', 'json'], io)
  // (3 × 10 + 6) / 4
  expect(JSON.parse(io.stdout()).periods[0].items).toMatchObject([{ id: 'a', effort: 9 }])
})

describe('the order', () => {
  const names = ['ana', 'bo', 'chen', 'dina']
  const shuffled = <T>(all: readonly T[]) =>
    fc.shuffledSubarray([...all], { minLength: all.length, maxLength: all.length })
  const effort = fc.integer({ min: 1, max: 20 })
  const drawn = fc.record({
    efforts: fc.array(fc.tuple(effort, effort), { minLength: 4, maxLength: 4 }),
    weights: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 4, maxLength: 4 }),
    listed: shuffled(names),
    written: shuffled(names),
    isFlipped: fc.boolean(),
  })

  it('of raters, files and items changes nothing', async () => {
    const backlog = ['a', 'b'].map(
      (id) => `- {id: ${id}, title: T, confidence: 1, rice: {reach: 1, impact: 1}}\n`,
    )
    const outputOf = async (tree: Tree) => {
      const io = testIo({ cwd: folder(tree).root })
      await run(['prioritize', '--raters', '--format', 'json'], io)
      await run(['prioritize', '--format', 'json'], io)
      // Where a line stands follows the order of lines.
      return io.stdout().replace(/"line": \d+/g, '')
    }
    await fc.assert(
      fc.asyncProperty(drawn, async ({ efforts, weights, listed, written, isFlipped }) => {
        const tree = (order: readonly string[], files: readonly string[], flip: boolean): Tree => {
          const raters = order.map((name) => `${name}: {weight: ${weights[names.indexOf(name)]}}`)
          const linesOf = (name: string) => {
            const [first, second] = efforts[names.indexOf(name)]!
            const lines = [`  a: {effort: ${first}}\n`, `  b: {effort: ${second}}\n`]
            return (flip ? lines.toReversed() : lines).join('')
          }
          return {
            'pm.yaml': `raters: {${raters.join(', ')}}\n`,
            'backlog.yaml': backlog.join(''),
            ...Object.fromEntries(
              files.map((name) => [`estimates/${name}.yaml`, rated(name, linesOf(name))]),
            ),
          }
        }
        expect(await outputOf(tree(listed, written, isFlipped))).toBe(
          await outputOf(tree(names, names, false)),
        )
      }),
      { numRuns: 25 },
    )
  })
})

describe('the files of raters', () => {
  it('are read of the work tree, the index and a commit', async () => {
    const here = repository({
      'backlog.yaml': '- {id: a, title: A, confidence: 1, rice: {reach: 1, impact: 1}}\n',
      'estimates/ana.yaml': rated('ana', '  a: {effort: 1}\n'),
    })
    here.add({ 'estimates/ana.yaml': rated('ana', '  a: {effort: 2}\n') })
    here.git('add', '-A')
    here.add({ 'estimates/ana.yaml': rated('ana', '  a: {effort: 3}\n') })
    const effort = async (...args: string[]) => (await ranked(here, ...args)).a!.effort
    expect(await effort()).toBe(3)
    expect(await effort('--staged')).toBe(2)
    expect(await effort('--ref', 'HEAD')).toBe(1)
  })

  it('have problems there too', async () => {
    const here = repository({ 'backlog.yaml': `- ${one}\n` })
    here.add({
      'estimates/ana.yaml': rated('ana', '  pay-1: {effort: 0, reach: 2, on: 2027-01-01}\n'),
    })
    here.git('add', '-A')
    const error = '*estimates/ana.yaml:3:19 out-of-range'
    expect(await placesIn(here, '--staged')).toEqual([error])
    here.git('commit', '-qm', 'Estimate')
    expect(await placesIn(here, '--ref', 'HEAD', '--today', '2026-11-21')).toEqual([
      error,
      'estimates/ana.yaml:3:36 estimated-in-future',
    ])
  })

  it('are no items, however wide a glob of the backlog is', async () => {
    const here = folder({
      'pm.yaml': 'backlog: ["**/*.yaml"]\n',
      'items.yaml': `- ${one}\n`,
      'estimates/ana.yaml': rated('ana', '  pay-1: {effort: 2}\n'),
    })
    expect(await placesIn(here)).toEqual([])
  })

  it('may be begun and hold nothing yet', async () => {
    const here = folder({
      'backlog.yaml': `- ${one}\n`,
      'estimates/ana.yaml': rated('ana', '  pay-1:\n'),
    })
    here.add({ 'estimates/bo.yaml': rated('bo', '') })
    expect(await placesIn(here)).toEqual([])
  })
})

describe('an estimate', () => {
  const inAna = async (text: string, more: Record<string, string> = {}) =>
    (await problemsOf({ 'backlog.yaml': `- ${one}\n`, 'estimates/ana.yaml': text, ...more })).map(
      ({ rule, line, column, message }) => `${line}:${column} ${rule}: ${message}`,
    )
  const ofOne = (text: string, more?: Record<string, string>) =>
    inAna(rated('ana', `  pay-1: ${text}\n`), more)

  it.each([
    ['{effort: lots}', '3:19 invalid-estimate: effort must be an estimate, got "lots"'],
    ['{effort: 8 to 3}', '3:19 contradictory-estimate: effort contradicts itself: 8 is above 3'],
    [
      '{rice: {impact: masive}}',
      '3:26 invalid-estimate: rice.impact must be an estimate, got "masive"',
    ],
    ['{rice: {confidence: 80}}', '3:30 out-of-range: rice.confidence must be at most 1, got 80'],
    [
      '{rice: 5}',
      '3:17 invalid-shape: expected a mapping such as {reach: …, impact: …, confidence: …, effort: …}, got 5',
    ],
    ['{efort: 3}', '3:11 unknown-field: unknown field "efort" in this estimate'],
    ['{value: 3}', '3:11 unknown-field: unknown field "value" in this estimate'],
    ['{kpis: {conversion: 3}}', '3:18 unknown-kpi: no KPI has the id "conversion"'],
    ['{on: soon}', '3:15 invalid-date: on must be a date, got "soon": it is not a date'],
    [
      '{effort_by_team: {web: 3}}',
      '3:11 unknown-field: unknown field "effort_by_team" in this estimate',
    ],
    [
      '5',
      '3:10 invalid-type: estimates.pay-1 must be a mapping such as {effort: 3 to 8, rice: {impact: high}, on: 2026-11-02}, got 5',
    ],
  ])('%s is told at its place', async (text, told) => {
    expect(await ofOne(text)).toEqual([
      expect.stringContaining(told.replace(': it is not a date', '')),
    ])
  })

  it.each([
    ['- a', '1:1 invalid-shape: expected a mapping with rater and estimates, got a list'],
    ['estimates: {}', '1:1 missing-field: the file of estimates has no rater'],
    ['rater: ana', '1:1 missing-field: the file of estimates has no estimates'],
    [
      'rater: ana\nestimates: [a]',
      '2:12 invalid-type: estimates must be a mapping such as {pay-12: {effort: 3 to 8}}, got a list',
    ],
    [
      'rater: ana\nestimates:\nweight: 2',
      '3:1 unknown-field: unknown field "weight" in file of estimates',
    ],
    ['rater: [ana]\nestimates:', '1:8 invalid-type: rater must be text, got a list'],
  ])('in a file with %j is told at its place', async (text, told) => {
    expect(await inAna(text)).toEqual([told])
  })

  it('of an item that is left out because of errors is no fault of its own', async () => {
    const faulty = `- ${one}\n- {id: pay-3, title: T, owner: [ana]}\n`
    const text = rated('ana', '  pay-3: {effort: 3}\n')
    const told = await inAna(text, { 'backlog.yaml': faulty })
    expect(told).toEqual(['2:32 invalid-type: owner must be text, got a list'])
  })

  it('of an item that may stand in a file that cannot be read is none either', async () => {
    const more = { 'backlog/more.yaml': 'items: [\n' }
    const rules = await problemsOf({
      'backlog.yaml': `- ${one}\n`,
      'estimates/ana.yaml': rated('ana', '  pay-9: {effort: 3}\n'),
      ...more,
    })
    expect(rules.map(({ rule }) => rule)).toEqual(['yaml-syntax'])
  })

  it('that cannot be read is not told once more as one that its item lacks', async () => {
    const planned = '- {id: pay-1, title: P, status: planned, rice: {reach: 1, impact: 1}}\n'
    const lacking = { 'backlog.yaml': planned }
    expect(await ofOne('{effort: lots, confidence: 50%}', lacking)).toHaveLength(1)
    expect(await inAna('rater: ana\nestimates: [\n', lacking)).toHaveLength(1)
    expect(
      await inAna(rated('ana', '  pay-1: {effort: 2, confidence: 1}\n'), {
        ...lacking,
        'pm.yaml': 'raters: {bo: }\n',
      }),
    ).toEqual([expect.stringContaining('unknown-rater')])
  })

  it('may be of an item that is done or given up', async () => {
    const more = {
      'backlog.yaml':
        '- {id: pay-1, title: One, status: shipped}\n- {id: b, title: B, status: dropped}\n',
    }
    expect(await inAna(rated('ana', '  pay-1: {effort: 3}\n  b: {effort: 3}\n'), more)).toEqual([])
  })
})

describe('inputs in pm.yaml', () => {
  const told = (inputs: string, estimate: string) =>
    found('not-their-input', {
      'pm.yaml': `raters: {ana: {inputs: ${inputs}}}\n`,
      'kpis.yaml':
        '- {id: kpi-1, title: C, owner: bo, baseline: {value: 60, date: 2026-10-01}, target: 70}\n',
      'backlog.yaml': `- ${one}\n`,
      'estimates/ana.yaml': rated('ana', `  pay-1: ${estimate}\n`),
    })

  it.each([
    ['[effort]', '{effort: 3}'],
    ['[reach]', '{reach: 3}'],
    ['[rice.reach]', '{reach: 3}'],
    ['[rice]', '{reach: 3, rice: {effort: 4}}'],
    ['[impact]', '{rice: {impact: high}, ice: {impact: 3}}'],
    ['[moscow]', '{moscow: must}'],
    ['[kpis]', '{kpis: {kpi-1: 3}}'],
    ['[kpis.kpi-1]', '{kpis: {kpi-1: 3}}'],
  ])('%s allow %s', async (inputs, estimate) => {
    expect(await told(inputs, estimate)).toEqual([])
  })

  it.each([
    ['[wsjf]', '{effort: 3}', '«effort» pm.yaml lets ana estimate wsjf, not effort'],
    [
      '[ice.impact]',
      '{rice: {impact: high}}',
      '«impact» pm.yaml lets ana estimate ice.impact, not rice.impact',
    ],
    ['[effort]', '{moscow: must}', '«moscow» pm.yaml lets ana estimate effort, not moscow.moscow'],
    ['[effort]', '{kpis: {kpi-1: 3}}', '«kpi-1» pm.yaml lets ana estimate effort, not kpis.kpi-1'],
    ['[]', '{effort: 3}', '«effort» pm.yaml lets ana estimate nothing, not effort'],
  ])('%s do not allow %s', async (inputs, estimate, message) => {
    expect(await told(inputs, estimate)).toEqual([`estimates/ana.yaml:3 ${message}`])
  })

  it('that are not theirs do not count', async () => {
    const inputs = await inputsOf({
      'pm.yaml': 'raters: {ana: {inputs: [effort]}, bo: }\n',
      'backlog.yaml': '- {id: a, title: A, confidence: 1, rice: {reach: 1}}\n',
      'estimates/ana.yaml': rated('ana', '  a: {effort: 3, impact: massive}\n'),
      'estimates/bo.yaml': rated('bo', '  a: {impact: low}\n'),
    })
    expect(inputs.a).toMatchObject({ impact: 0.5, effort: 3 })
  })

  it('must name something, and a weight must be above 0', async () => {
    const tree = {
      'pm.yaml': 'raters:\n  ana: {inputs: [efort, rice.impct, ices, kpis]}\n  bo: {weight: 0}\n',
      'backlog.yaml': `- ${one}\n`,
    }
    expect((await problemsOf(tree)).map(({ message, hint }) => [message, hint])).toEqual([
      ['no framework has an input "efort"', 'did you mean effort?'],
      ['no framework has an input "rice.impct"', 'did you mean rice.impact or ice.impact?'],
      ['no framework has an input "ices"', 'did you mean ice?'],
      ['raters.bo.weight must be above 0, got 0', null],
    ])
  })
})

describe('a file of estimates that names no rater', () => {
  const tree = {
    'backlog.yaml': `- ${one}\n- {id: pay-3, title: Three, status: planned}\n`,
    'estimates/bo.yaml':
      'estimates:\n  pay-1: {efort: 3}\n  pay-9: {effort: 3}\n  pay-3: {effort: 2, rice: {reach: 1, impact: 1, confidence: 1}}\n',
  }

  it('is checked all the same, and hinted at by its own name', async () => {
    const told = await problemsOf(tree)
    expect(told.map(({ line, rule, hint }) => [line, rule, hint])).toEqual([
      [1, 'missing-field', 'add rater: bo'],
      [2, 'unknown-field', 'did you mean effort?'],
      [3, 'unknown-item', 'did you mean pay-1 or pay-3?'],
    ])
  })

  it('is not used, and leaves what lacks its numbers unblamed', async () => {
    expect(await inputsOf(tree)).toEqual({
      'pay-1': { reach: 100, impact: 2, confidence: 0.8, effort: 4 },
    })
    const both = {
      ...tree,
      'estimates/bo.yaml': 'rater: [bo]\nestimates: {pay-3: {effort: few}}\n',
    }
    expect((await problemsOf(both)).map(({ rule }) => rule)).toEqual([
      'invalid-type',
      'invalid-estimate',
    ])
  })
})
