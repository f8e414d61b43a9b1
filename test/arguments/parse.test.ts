import { describe, expect, test } from 'vitest'
import { parse } from '../../src/arguments/parse.js'
import type { Command } from '../../src/command.js'

const command = (name: string, rest: Partial<Command> = {}): Command => ({
  name,
  summary: name,
  examples: [[`pm ${name}`, 'it']],
  run: async () => 0,
  ...rest,
})
const list = command('list', {
  flags: [
    { flags: '--top <n>', description: '' },
    { flags: '--tag <tag>', description: '', isRepeatable: true },
    { flags: '--format <format>', description: '', choices: ['table', 'json'], default: 'table' },
  ],
})
const show = command('show', {
  arguments: [
    { name: '<id>', description: '' },
    { name: '[other]', description: '' },
  ],
})
const check = command('check', { arguments: [{ name: '[files...]', description: '' }] })

const asked = (line: string, env: Record<string, string> = {}) =>
  parse(line === '' ? [] : line.split(' '), [list, show, check], env)

describe('a command', () => {
  test('is run with its words and flags, those of pm before or after it', () => {
    expect(asked('-C dir list --top 3 -q --tag a')).toEqual({
      kind: 'run',
      command: list,
      args: [],
      flags: { C: 'dir', quiet: true, top: '3', tag: ['a'], format: 'table' },
    })
    expect(asked('show a -1')).toMatchObject({ command: show, args: ['a', '-1'] })
    expect(asked('check a -- --b')).toMatchObject({ command: check, args: ['a', '--b'] })
  })

  test('takes what is not given from the environment, and after that its default', () => {
    const flags = (line: string, env: Record<string, string>) => asked(line, env)
    expect(flags('list', { PM_TOP: '5', PM_FORMAT: 'json' })).toMatchObject({
      flags: { top: '5', format: 'json' },
    })
    expect(flags('list --top 3 --format table', { PM_TOP: '5', PM_FORMAT: 'json' })).toMatchObject({
      flags: { top: '3', format: 'table' },
    })
    expect(flags('list', { PM_FORMAT: 'csv', PM_TAG: 'a', PM_QUIET: '1' })).toMatchObject({
      flags: { format: 'table' },
    })
    expect(flags('list', { PM_CONFIG: 'a.yaml' })).toMatchObject({ flags: { config: 'a.yaml' } })
  })
})

test.each([
  ['list --frmat json', "unknown option '--frmat'", 'Did you mean --format?'],
  ['list --stagd', "unknown option '--stagd'", 'Did you mean --staged?'],
  ['list -x', "unknown option '-x'", undefined],
  ['--top 3 list', "unknown option '--top'", undefined],
  ['--hepl', "unknown option '--hepl'", 'Did you mean --help?'],
  ['show', "missing required argument 'id'", undefined],
  ['show a b c', "too many arguments for 'show'. Expected 2 arguments but got 3.", undefined],
  ['list a', "too many arguments for 'list'. Expected 0 arguments but got 1.", undefined],
  ['help a b', "too many arguments for 'help'. Expected 1 argument but got 2.", undefined],
  ['list --top', "option '--top <n>' argument missing", undefined],
])('pm %s makes no sense', (line, message, hint) => {
  expect(() => asked(line)).toThrow(expect.objectContaining({ message, hint }))
})

test.each([
  ['', { kind: 'help' }],
  ['--help', { kind: 'help' }],
  ['help', { kind: 'help' }],
  ['bogus -h', { kind: 'help' }],
  ['list -h --bogus', { kind: 'help', command: list }],
  ['show --help', { kind: 'help', command: show }],
  ['help show', { kind: 'help', command: show }],
  ['help help', { kind: 'help', command: 'help' }],
  ['help -h', { kind: 'help', command: 'help' }],
  ['list -V', { kind: 'version' }],
  ['--version --bogus', { kind: 'version' }],
  ['bogus', { kind: 'unknown command', name: 'bogus' }],
  ['help bogus', { kind: 'unknown command', name: 'bogus' }],
])('pm %s asks for %j', (line, expected) => {
  expect(asked(line)).toEqual(expected)
})
