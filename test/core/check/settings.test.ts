import { describe, expect, it } from 'vitest'
import { run } from '../../../src/cli.js'
import { problemsFormats } from '../../../src/render/problems.js'
import { testIo } from '../../io.js'
import { folder } from '../../repository.js'
import { placesIn, problemsOf, validate } from '../../validate.js'

const item =
  '- {id: a, title: A, status: planned, effort: 1, rice: {reach: 1, impact: low, confidence: 10%}, parent: b}\n'
const tree = (rules: string) => ({ 'pm.yaml': `rules: ${rules}\n`, 'backlog.yaml': item })
const places = (rules: string) => placesIn(folder(tree(rules)))

describe('rules in pm.yaml', () => {
  it.each([
    ['{}', ['backlog.yaml:1:91 moonshot', '*backlog.yaml:1:105 unknown-parent']],
    ['{moonshot: error}', ['*backlog.yaml:1:91 moonshot', '*backlog.yaml:1:105 unknown-parent']],
    ['{moonshot: off}', ['*backlog.yaml:1:105 unknown-parent']],
    [
      '{unknown-parent: warning}',
      ['backlog.yaml:1:91 moonshot', 'backlog.yaml:1:105 unknown-parent'],
    ],
    ['{unknown-parent: {severity: off}, moonshot: {severity: off}}', []],
    [
      '{moonshot: warning, similar-title: {}}',
      ['backlog.yaml:1:91 moonshot', '*backlog.yaml:1:105 unknown-parent'],
    ],
  ])('%s', async (rules, expected) => {
    expect(await places(rules.replace('{severity: off}', '{severity: "off"}'))).toEqual(expected)
  })

  it.each([
    ['{monshot: off}', '*pm.yaml:1:9 unknown-rule'],
    ['{yaml-syntax: warning}', '*pm.yaml:1:9 fixed-rule'],
    ['{import-kept: off}', '*pm.yaml:1:9 fixed-rule'],
    ['{import-left-out: off}', '*pm.yaml:1:9 fixed-rule'],
    ['{__proto__: off}', '*pm.yaml:1:9 forbidden-key'],
    ['{toString: off}', '*pm.yaml:1:9 unknown-rule'],
    ['{moonshot: quiet}', '*pm.yaml:1:19 invalid-value'],
    ['{moonshot: {limit: 3}}', '*pm.yaml:1:27 no-limit'],
    ['{crowded-top: {limit: -1}}', '*pm.yaml:1:30 out-of-range'],
    ['{crowded-top: {limit: 0.15}}', '*pm.yaml:1:30 out-of-range'],
    ['{crowded-top: {limit: many}}', '*pm.yaml:1:30 invalid-type'],
    ['{crowded-top: {limit: -20%}}', '*pm.yaml:1:30 invalid-type'],
    ['{stale-estimates: {limit: 90%}}', '*pm.yaml:1:34 invalid-type'],
    ['{stale-estimates: {limit: 90 days}}', '*pm.yaml:1:34 invalid-type'],
    ['{crowded-top: {limt: 1}}', '*pm.yaml:1:23 unknown-field'],
    ['[moonshot]', '*pm.yaml:1:8 invalid-type'],
  ])('%s is a problem at its place', async (rules, expected) => {
    const [, ...found] = (await places(rules))
      .filter((each) => each.includes('pm.yaml'))
      .concat('')
      .reverse()
    expect(found).toEqual([expected])
  })

  it('has a limit in percent, with the sign or without it', async () => {
    const items = Array.from({ length: 25 }, (_, at) => {
      const impact = at < 5 ? 'massive' : 'low'
      return `- {id: a${at}, title: "${at}", rice: {impact: ${impact}, reach: 1, confidence: 80%, effort: 1}}\n`
    }).join('')
    const isTold = async (limit: string) => {
      const config = `rules: {crowded-top: {limit: ${limit}}}\n`
      const found = await placesIn(folder({ 'pm.yaml': config, 'backlog.yaml': items }))
      return found.some((each) => each.includes('crowded-top'))
    }
    for (const limit of ['10%', '10 %', '10', '0']) expect(await isTold(limit)).toBe(true)
    for (const limit of ['30%', '30']) expect(await isTold(limit)).toBe(false)
  })

  it('with a fault in one the others hold', async () => {
    expect(await places('{monshot: off, moonshot: off, unknown-parent: off}')).toEqual([
      '*pm.yaml:1:9 unknown-rule',
    ])
  })

  it('may silence what is wrong with a comment, and make it an error', async () => {
    const files = { 'backlog.yaml': '- a # pm-ignore moonshot: x\n' }
    const found = (rules: string) => placesIn(folder({ ...files, 'pm.yaml': `rules: ${rules}` }))
    expect(await found('{unused-ignore: off}')).toEqual([])
    expect(await found('{unused-ignore: error}')).toEqual(['*backlog.yaml:1:5 unused-ignore'])
  })
})

it('an error that is made a warning lets the item be ranked, and a warning made an error leaves it out', async () => {
  const rank = async (rules: string) => {
    const io = testIo({ cwd: folder(tree(rules)).root })
    const code = await run(['prioritize', '--format', 'json'], io)
    const { items, leftOut } = JSON.parse(io.stdout())
    return { code, ranked: items.length, leftOut: leftOut.length }
  }
  expect(await rank('{}')).toEqual({ code: 1, ranked: 0, leftOut: 1 })
  expect(await rank('{unknown-parent: warning}')).toEqual({ code: 0, ranked: 1, leftOut: 0 })
  expect(await rank('{unknown-parent: off}')).toEqual({ code: 0, ranked: 1, leftOut: 0 })
  expect(await rank('{unknown-parent: off, moonshot: error}')).toEqual({
    code: 1,
    ranked: 0,
    leftOut: 1,
  })
})

it('what depends on the day decides nothing but what is shown', async () => {
  const here = folder({
    'pm.yaml': 'rules: {due-passed: error}\n',
    'backlog.yaml':
      '- {id: a, title: A, due: 2026-01-01, effort: 1, rice: {reach: 1, impact: low, confidence: 60%}}\n',
  })
  expect((await validate(here)).code).toBe(1)
  const io = testIo({ cwd: here.root })
  expect(await run(['prioritize'], io)).toBe(0)
  expect(io.stdout()).toContain('A')
})

it.each(Object.keys(problemsFormats))('--format %s shows the changed severity', async (format) => {
  const here = folder(tree('{unknown-parent: warning, moonshot: error}'))
  const { stdout } = await validate(here, ['--format', format])
  const shown = {
    text: [/error: a has a confidence/, /warning: its parent/],
    json: [/"moonshot",\s+"severity": "error"/, /"unknown-parent",\s+"severity": "warning"/],
    github: [/::error [^\n]*moonshot|::error [^\n]*Confidence/, /::warning [^\n]*parent/i],
    sarif: [
      /"ruleId": "moonshot",[^}]*?"level": "error"/s,
      /"ruleId": "unknown-parent",[^}]*?"level": "warning"/s,
    ],
    junit: [/<failure[^>]*confidence/, /<skipped[^>]*parent/],
  }[format]!
  for (const pattern of shown) expect(stdout).toMatch(pattern)
})

it('problems hold the sentence of their rule whatever the severity', async () => {
  const [told] = await problemsOf(tree('{unknown-parent: off, moonshot: error}'))
  expect(told).toMatchObject({
    severity: 'error',
    rule: 'moonshot',
    hint: expect.stringContaining('evidence'),
  })
})
