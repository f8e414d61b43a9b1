import { describe, expect, it } from 'vitest'
import { run } from '../../../src/cli.js'
import { testIo } from '../../io.js'
import { folder, type Tree } from '../../repository.js'
import { placesIn, problemsOf } from '../../validate.js'

const places = (tree: Tree, ...args: readonly string[]) => placesIn(folder(tree), ...args)
const backlog = (...lines: readonly string[]) =>
  places({ 'backlog.yaml': lines.map((line) => `${line}\n`).join('') })

const moonshot = '- {id: a, title: A, effort: 1, rice: {reach: 1, impact: low, confidence: 10%}}'

describe('a comment silences a rule', () => {
  it('on its own line', async () => {
    expect(await backlog(`${moonshot} # pm-ignore moonshot: a bet`)).toEqual([])
    expect(await backlog(`${moonshot}`)).toEqual(['backlog.yaml:1:74 moonshot'])
  })

  it.each([
    [['# pm-ignore moonshot: a bet']],
    [['#pm-ignore moonshot:a bet']],
    [['# pm-ignore moonshot: a bet', '', '# said on Tuesday']],
    [['# pm-ignore moonshot: a bet', '---']],
    [['   #   pm-ignore   moonshot  :  a bet: really']],
    [['# pm-ignore similar-title, moonshot: a bet', '# pm-ignore due-passed: none']],
  ])('on the next line that says something: %j', async (comments) => {
    const found = await backlog(...comments, moonshot)
    expect(found.filter((each) => !each.includes('unused-ignore'))).toEqual([])
  })

  it('of several rules, and several comments on one line', async () => {
    const line =
      '- {id: a, title: A, effort: 1, rice: {reach: 1, impact: low, confidence: 10%}, efort: 2}'
    expect(await backlog('# pm-ignore moonshot unknown-field: why not', line)).toEqual([])
    expect(await backlog('# pm-ignore moonshot: a', '# pm-ignore unknown-field: b', line)).toEqual(
      [],
    )
    expect(
      await backlog('# pm-ignore moonshot: a', `${line} # pm-ignore unknown-field: b`),
    ).toEqual([])
  })

  it('nowhere else', async () => {
    expect(await backlog(moonshot, '# pm-ignore moonshot: too late')).toEqual([
      'backlog.yaml:1:74 moonshot',
      'backlog.yaml:2:1 unused-ignore',
    ])
    expect(await backlog('- b # pm-ignore moonshot: not the next line', moonshot)).toEqual([
      'backlog.yaml:1:5 unused-ignore',
      'backlog.yaml:2:74 moonshot',
    ])
  })

  it('in every file, pm.yaml among them, whatever ends its lines', async () => {
    const found = await places({
      'pm.yaml':
        'kpis: # pm-ignore no-file-matches: to come\r\n  # pm-ignore no-file-matches: to come\r\n  - k.yaml\r\n',
      'backlog.yaml': `# pm-ignore moonshot: a bet\r\n${moonshot}\r\n`,
      'kpis/k.yaml': 'id: k # pm-ignore kpi-without-owner: all of us\rbaseline: 1\rtarget: 2\r',
    })
    expect(found).toEqual(['pm.yaml:1:7 unused-ignore'])
  })

  it('so that the item is ranked again', async () => {
    const tree = {
      'backlog.yaml':
        '- {id: a, title: A, status: planned, effort: 1, rice: {reach: 1, impact: low, confidence: 60%}, parent: b} # pm-ignore unknown-parent: to come\n',
    }
    expect((await rank(tree)).items).toHaveLength(1)
    expect(await rank({ 'backlog.yaml': tree['backlog.yaml'].replace(/ #.*/, '') })).toMatchObject({
      items: [],
      leftOut: [{ id: 'a' }],
    })
  })

  it('and what is found only of items that can be used is found of this one', async () => {
    expect(
      await backlog(
        '- {id: a, title: A, status: planned, parent: b} # pm-ignore unknown-parent: to come',
      ),
    ).toEqual(['*backlog.yaml:1:8 unscored-planned'])
  })
})

describe('text is no comment', () => {
  it.each([
    ['in a literal block', 'notes: |\n    # pm-ignore moonshot: x\n    more'],
    ['in a folded block', 'notes: >-\n\n    as # pm-ignore moonshot: x\n'],
    ['in double quotes', 'notes: "as # pm-ignore moonshot: x"'],
    ['in single quotes over lines', "notes: 'as\n    # pm-ignore moonshot: x'"],
    ['in a quoted key', 'fields: {"a # pm-ignore moonshot: x": 1}'],
    ['without a blank before it', 'notes: as# pm-ignore moonshot'],
  ])('%s', async (_, field) => {
    expect(await backlog(`- id: a\n  title: A\n  ${field}`)).toEqual([])
  })

  it.each([
    ['after the indicator of a block', 'notes: | # pm-ignore moonshot: x\n    text'],
    ['after quotes', 'notes: "text" # pm-ignore moonshot: x'],
    ['after a block', 'notes: |\n    text\n  # pm-ignore moonshot: x'],
    ['inside a list', 'tags: [a, # pm-ignore moonshot: x\n    b]'],
  ])('but %s it is one', async (_, field) => {
    expect(await backlog(`- id: a\n  title: A\n  ${field}`)).toEqual([
      expect.stringContaining('unused-ignore'),
    ])
  })
})

describe('a comment is itself a problem', () => {
  it.each([
    ['# pm-ignore moonshot', '*backlog.yaml:1:1 ignore-without-reason'],
    ['# pm-ignore moonshot:', '*backlog.yaml:1:1 ignore-without-reason'],
    ['# pm-ignore moonshot:   ', '*backlog.yaml:1:1 ignore-without-reason'],
    ['# pm-ignore moonshot because it is a bet', '*backlog.yaml:1:1 ignore-without-reason'],
    ['# pm-ignore monshot: a bet', '*backlog.yaml:1:1 unknown-rule'],
    ['# pm-ignore yaml-syntax: no', '*backlog.yaml:1:1 fixed-rule'],
    ['# pm-ignore : a bet', '*backlog.yaml:1:1 ignore-without-rule'],
    ['# pm-ignore', '*backlog.yaml:1:1 ignore-without-rule'],
  ])('%s', async (comment, problem) => {
    expect(await backlog(comment, moonshot)).toEqual([problem, 'backlog.yaml:2:74 moonshot'])
  })

  it.each([
    ['# pm-ignore-next-line moonshot: a bet', true],
    ['# pm-ignore-file moonshot', true],
    ['# pm-ignore-line', true],
    ['# PM-IGNORE moonshot: a bet', true],
    ['# Pm-Ignore moonshot: a bet', true],
    ['# please pm-ignore moonshot: a bet', true],
    ['# pmignore moonshot', true],
    ['# pm_ignore: moonshot', false],
    ['# PM-IGNORE', false],
    ['# see pm-ignore moonshot in the documentation', false],
    ['# PM ignores what it cannot read', false],
    ['# to ignore', false],
  ])('where it silences nothing, though it looks so: %s', async (comment, isTold) => {
    expect(await backlog(comment, moonshot)).toEqual([
      ...(isTold ? ['*backlog.yaml:1:1 ignore-without-rule'] : []),
      'backlog.yaml:2:74 moonshot',
    ])
  })

  it('that says how it is written', async () => {
    const hints = async (comment: string) =>
      (await problemsOf({ 'backlog.yaml': `${comment}\n${moonshot}\n` })).map(({ hint }) => hint)
    const [first] = await hints('# pm-ignore-next-line moonshot: a bet')
    expect(first).toContain('write # pm-ignore moonshot: why it is right here, on the line')
  })

  it('that silences nothing, and says where the next is that it could be for', async () => {
    const item = '- id: a\n  title: A\n  effort: 1\n  confidence:\n    10%\n'
    const lines = `- Zebra # pm-ignore moonshot: a bet\n${item}`
    const hints = async (text: string) =>
      (await problemsOf({ 'backlog.yaml': text }))
        .filter(({ rule }) => rule === 'unused-ignore')
        .map(({ hint }) => hint)
    expect(await hints(lines)).toEqual([
      'remove the comment; the next moonshot is in line 6, and a comment for it stands in that line or above it',
    ])
    expect(await hints(`${item}- Zebra # pm-ignore moonshot: a bet\n`)).toEqual([
      'remove the comment',
    ])
    expect(await hints('- Zebra # pm-ignore unused-ignore: keep\n')).toEqual([
      'remove the comment; only pm.yaml can switch the rule off: rules: {unused-ignore: off}',
    ])
  })

  it('though it leaves the item in the ranking', async () => {
    const tree = { 'backlog.yaml': `${moonshot} # pm-ignore moonshot\n` }
    expect(await places(tree)).toEqual([
      'backlog.yaml:1:74 moonshot',
      '*backlog.yaml:1:80 ignore-without-reason',
    ])
    expect((await rank(tree)).items).toHaveLength(1)
  })

  it('if it silences nothing, once for each rule', async () => {
    expect(await backlog('# pm-ignore moonshot, similar-title: a bet', moonshot)).toEqual([
      'backlog.yaml:1:1 unused-ignore',
    ])
    const twice = ['# pm-ignore moonshot: a bet', '# pm-ignore moonshot: a bet', moonshot]
    expect(await backlog(...twice)).toEqual(['backlog.yaml:1:1 unused-ignore'])
  })

  it('but not because of the day', async () => {
    const file = {
      'backlog.yaml': '- {id: a, title: A, due: 2026-01-01} # pm-ignore due-passed: a wish\n',
    }
    expect(await places(file)).toEqual([])
    expect(await places(file, '--today', '2025-12-31')).toEqual([])
  })

  it('and not because its item has an error that may hide what it is for', async () => {
    const faulty =
      '- {id: a, title: A, status: planned, effort: x} # pm-ignore unscored-planned: soon'
    expect(await backlog(faulty, '- b # pm-ignore moonshot: x')).toEqual([
      '*backlog.yaml:1:46 invalid-estimate',
      'backlog.yaml:2:5 unused-ignore',
    ])
  })

  it('and not where the file or the default framework cannot be read', async () => {
    expect(await backlog('- a: "', '# pm-ignore moonshot: x')).toEqual([
      expect.stringContaining('yaml-syntax'),
    ])
    const found = await places({
      'pm.yaml': 'framework: rise\n',
      'backlog.yaml': `${moonshot} # pm-ignore moonshot: a bet\n`,
    })
    expect(found).toEqual(['*pm.yaml:1:12 unknown-framework'])
  })

  it('of which many are found in no time', async () => {
    const lines = Array.from({ length: 50_000 }, () => '# pm-ignore moonshot: a bet')
    const found = await backlog(...lines, '- b')
    expect(found.at(-1)).toBe('backlog.yaml:1000:1 unused-ignore')
    expect(found[0]).toBe('backlog.yaml:1:1 too-many-problems')
  })
})

it('a comment without the words is left alone', async () => {
  expect(
    await backlog('# pm ignores this', '# see pm-ignore in the docs', '- a # not pm-ignore'),
  ).toEqual([])
})

it('a sentence tells how to mend the comment', async () => {
  const told = await problemsOf({
    'backlog.yaml':
      '- a # pm-ignore\n- b # pm-ignore moonshot\n- c # pm-ignore monshot: x\n- d # pm-ignore moonshot: x\n',
  })
  expect(told.map(({ message, hint }) => `${message} | ${hint}`)).toEqual([
    'pm-ignore names no rule | write # pm-ignore rule: why it is right here, with the name that ends the problem',
    'pm-ignore moonshot gives no reason | write # pm-ignore moonshot: why it is right here',
    '"monshot" is no rule | did you mean moonshot?',
    'pm-ignore moonshot silences nothing here | remove the comment',
  ])
})

async function rank(tree: Tree) {
  const io = testIo({ cwd: folder(tree).root })
  await run(['prioritize', '--format', 'json'], io)
  return JSON.parse(io.stdout())
}
