import { describe, expect, test } from 'vitest'
import { commandHelp, helpHelp, programHelp } from '../../src/arguments/help.js'
import type { Command } from '../../src/command.js'
import { commands } from '../../src/commands/index.js'

const show: Command = {
  name: 'show',
  summary: 'Show one of them.',
  arguments: [
    { name: '<id>', description: 'the one' },
    { name: '[files...]', description: 'where to look for it' },
  ],
  flags: [
    {
      flags: '--format <format>',
      description: 'how to show it, in words that take more than the line has room for',
      choices: ['table', 'json'],
    },
  ],
  examples: [
    ['pm show a', 'a itself'],
    ['pm show a --format json', 'the same for a program'],
  ],
  run: async () => 0,
}

test('of a command shows examples, arguments and flags, broken between words', () => {
  expect(commandHelp(show, 72)).toBe(`Examples:
  pm show a                a itself
  pm show a --format json  the same for a program


Usage: pm show [options] <id> [files...]

Show one of them.

Arguments:
  id                 the one
  files              where to look for it

Options:
  --format <format>  how to show it, in words that take more than the
                     line has room for (choices: "table", "json")
  -h, --help         show help

Global flags: see pm --help.
`)
})

test('of help has no examples', () => {
  expect(helpHelp(80)).toBe(`Usage: pm help [options] [command]

show help of a command

Options:
  -h, --help  show help
`)
})

describe('of pm', () => {
  const all = Promise.all(Object.values(commands).map((load) => load()))

  test('lists every command with what it takes', async () => {
    const text = programHelp([show, ...(await all)], 100)
    expect(text).toMatch(/^ {2}show \[options\] <id> \[files\.\.\.\] +Show one of them\.$/m)
    for (const name of Object.keys(commands)) expect(text).toMatch(new RegExp(`^  ${name} `, 'm'))
    expect(text).toMatch(/^ {2}help \[command\] +show help of a command$/m)
  })

  test('breaks no line where little room is left beside the names', async () => {
    expect(programHelp(await all, 70)).toBe(programHelp(await all, 79))
  })
})
