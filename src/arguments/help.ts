import type { Command, Flag } from '../command.js'
import { globalFlags } from '../globals.js'
import { helpFlag, versionFlag } from './parse.js'

type Item = readonly [term: string, about: string]

/** The help of `pm` itself, for so many columns. */
export function programHelp(commands: readonly Command[], columns: number): string {
  const listed: Item[] = [...commands.map(commandItem), ['help [command]', HELP]]
  return (
    examples(commands.slice(0, 5).map((command) => command.examples[0]!)) +
    page(
      'pm <command> [flags]',
      'Score, explain, plan and check a backlog kept as YAML in git.',
      { Options: [versionFlag, ...globalFlags, helpFlag].map(flagItem), Commands: listed },
      columns,
    ) +
    '\nExit codes: 0 clean, 1 errors in the data or --check found a difference, 2 could not run, 3 a bug in pm.\n'
  )
}

/** The help of a command. */
export function commandHelp(command: Command, columns: number): string {
  const { summary, flags = [], arguments: args = [] } = command
  const lists = {
    Arguments: args.map(
      ({ name, description }): Item => [name.replace(/[<>[\].]/g, ''), description],
    ),
    Options: [...flags, helpFlag].map(flagItem),
  }
  const usage = ['pm', command.name, '[options]', ...args.map(({ name }) => name)].join(' ')
  return (
    examples(command.examples) +
    page(usage, summary, lists, columns) +
    '\nGlobal flags: see pm --help.\n'
  )
}

/** The help of the command that shows help. */
export function helpHelp(columns: number): string {
  return page('pm help [options] [command]', HELP, { Options: [flagItem(helpFlag)] }, columns)
}

const HELP = 'show help of a command'

function commandItem({ name, flags, arguments: args = [], summary }: Command): Item {
  const options = flags?.length ? ['[options]'] : []
  return [[name, ...options, ...args.map((each) => each.name)].join(' '), summary]
}

function flagItem({ flags, description, choices }: Flag): Item {
  const offered = choices?.map((choice) => JSON.stringify(choice)).join(', ')
  return [flags, offered === undefined ? description : `${description} (choices: ${offered})`]
}

function examples(lines: readonly Item[]): string {
  const width = Math.max(...lines.map(([command]) => command.length))
  const shown = lines.map(([command, does]) => `  ${command.padEnd(width)}  ${does}\n`)
  return `Examples:\n${shown.join('')}\n\n`
}

function page(
  usage: string,
  about: string,
  lists: Readonly<Record<string, readonly Item[]>>,
  columns: number,
): string {
  const width = Math.max(
    ...Object.values(lists).flatMap((items) => items.map(([term]) => term.length)),
  )
  const shown = Object.entries(lists).flatMap(([title, items]) =>
    items.length ? [`\n${title}:\n`, ...items.map((each) => itemText(each, width, columns))] : [],
  )
  return `Usage: ${usage}\n\n${wrapped(about, columns).join('\n')}\n${shown.join('')}`
}

function itemText([term, about]: Item, width: number, columns: number): string {
  const indent = ' '.repeat(width + 4)
  return `  ${term.padEnd(width)}  ${wrapped(about, columns - width - 4).join(`\n${indent}`)}\n`
}

// Narrower than this, text would be a column of words.
const LEAST = 40

function wrapped(text: string, columns: number): string[] {
  if (columns < LEAST) return [text]
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line && line.length + 1 + word.length > columns) {
      lines.push(line)
      line = word
    } else line = line ? `${line} ${word}` : word
  }
  return [...lines, line]
}
