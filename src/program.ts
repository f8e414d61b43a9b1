import { Command as Commander, CommanderError, InvalidArgumentError, Option } from 'commander'
import type { Command, Flag, Flags, Run } from './command.js'
import { commands, commandsNamed } from './commands/index.js'
import { nearest } from './core/problems/nearest.js'
import { escapeControls, quote } from './core/problems/words.js'
import { UsageError } from './errors.js'
import { type ExitCode, exitCode } from './exit-code.js'
import { globalFlags, readGlobals } from './globals.js'
import type { Io } from './io.js'
import { jsonText } from './render/json.js'
import { version } from './version.js'

/** Parses the arguments, runs the command and maps every failure to an exit code. */
export async function runProgram(argv: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = exitCode.ok
  const said: string[] = []
  let named: readonly Command[] = []
  try {
    named = await commandsNamed(argv)
    const program = build(named, io, said, async (command, args, flags) => {
      code = await runCommand(command, args, flags, io)
    })
    await program.parseAsync(argv, { from: 'user' })
    return code
  } catch (error) {
    return fail(error, said, argv, io, named)
  }
}

type OnCommand = (command: Command, args: readonly string[], flags: Flags) => Promise<void>

function build(
  commands: readonly Command[],
  io: Io,
  said: string[],
  onCommand: OnCommand,
): Commander {
  const program = new Commander('pm')
    .description('Score, explain, plan and check a backlog kept as YAML in git.')
    .usage('<command> [flags]')
    .version(version, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out.write(text),
      writeErr: (text) => said.push(text),
      getOutHelpWidth: () => Math.min(io.out.width ?? 80, 100),
      getOutHasColors: () => false,
    })
  for (const flag of globalFlags) program.addOption(optionOf(flag))
  for (const command of commands) {
    const sub = program.command(command.name).description(command.summary)
    for (const argument of command.arguments ?? [])
      sub.argument(argument.name, argument.description)
    for (const flag of command.flags ?? []) sub.addOption(optionOf(flag))
    sub.addHelpText('before', `${examples(command.examples)}\n`)
    sub.addHelpText('after', '\nGlobal flags: see pm --help.')
    sub.action(async () => {
      await refuseFormat(io)
      const flags = {
        ...fromEnvironment(program, globalFlags, io),
        ...fromEnvironment(sub, command.flags ?? [], io),
      }
      await onCommand(command, sub.args, flags)
    })
  }
  program
    .command('help')
    .argument('[command]')
    .description('show help of a command')
    .action((name: string | undefined) => {
      const named = program.commands.find((command) => command.name() === name)
      if (name !== undefined && !named) throw unknownCommand(name)
      ;(named ?? program).outputHelp()
    })
  program.addHelpText(
    'before',
    `${examples(commands.slice(0, 5).map(({ examples: [first] }) => first!))}\n`,
  )
  program.addHelpText(
    'after',
    '\nExit codes: 0 clean, 1 errors in the data or --check found a difference, 2 could not run, 3 a bug in pm.',
  )
  program
    .argument('[command]')
    .allowExcessArguments()
    .action((name: string | undefined) => {
      if (name === undefined) return program.outputHelp()
      throw unknownCommand(name)
    })
  return program
}

// What people call commands that have another name here.
const otherNames = new Map([
  ['list', 'prioritize'],
  ['ls', 'prioritize'],
  ['rank', 'prioritize'],
  ['score', 'prioritize'],
  ['check', 'validate'],
  ['lint', 'validate'],
  ['plan', 'roadmap'],
  ['new', 'init'],
])

function unknownCommand(name: string): UsageError {
  const [first = otherNames.get(name)] = nearest(name, Object.keys(commands))
  const hint = first === undefined ? 'pm --help lists the commands' : `did you mean pm ${first}?`
  return new UsageError(`unknown command ${quote(name)}`, hint)
}

function optionOf(flag: Flag): Option {
  const option = new Option(flag.flags, flag.description)
  if (flag.choices) option.choices([...flag.choices])
  if (flag.isRepeatable)
    option.argParser((value: string, previous: readonly string[] | undefined) => {
      // A parser of one's own takes the place of the one that looks at the choices.
      if (flag.choices && !flag.choices.includes(value))
        throw new InvalidArgumentError(`Allowed choices are ${flag.choices.join(', ')}.`)
      return [...(previous ?? []), value]
    })
  return option
}

function examples(lines: readonly (readonly [string, string])[]): string {
  const width = Math.max(...lines.map(([command]) => command.length))
  return [
    'Examples:',
    ...lines.map(([command, does]) => `  ${command.padEnd(width)}  ${does}`),
    '',
  ].join('\n')
}

// A flag that is not given takes its value from PM_<NAME>, and after that its default.
function fromEnvironment(
  program: Commander,
  flags: readonly Flag[],
  io: Io,
): Record<string, unknown> {
  const values: Record<string, unknown> = { ...program.opts() }
  for (const flag of flags) {
    const option = program.options.find((candidate) => candidate.flags === flag.flags)
    const name = option?.attributeName()
    if (!name || !option?.long || values[name] !== undefined) continue
    const variable = `PM_${option.long.slice(2).replaceAll('-', '_').toUpperCase()}`
    const value = io.env[variable]
    const isOffered = !flag.choices || flag.choices.includes(value ?? '')
    // Commands differ in their formats: the variable is for those that have it.
    if (value && !isOffered && name !== 'format')
      throw new UsageError(`${variable}=${value} must be one of ${flag.choices?.join(', ')}`)
    if (value && isOffered && option.required && !flag.isRepeatable) values[name] = value
    else if (flag.default !== undefined) values[name] = flag.default
  }
  return values
}

// Commands differ in their formats, and the variable is for those that have it: some must.
async function refuseFormat({ env: { PM_FORMAT: format } }: Io): Promise<void> {
  if (!format || format === 'json') return
  const all = await commandsNamed([])
  const known = all.flatMap(({ flags = [] }) =>
    flags.flatMap(({ flags: written, choices = [] }) =>
      written.startsWith('--format ') ? choices : [],
    ),
  )
  if (known.includes(format)) return
  const names = [...new Set(known)].sort()
  throw new UsageError(`PM_FORMAT=${format} must be one of ${names.join(', ')}`)
}

async function runCommand(
  command: Command,
  args: readonly string[],
  flags: Flags,
  io: Io,
): Promise<ExitCode> {
  const globals = readGlobals(flags, io)
  const run: Run = {
    io,
    args,
    flags,
    globals,
    workspace: async (unsaved, request = globals.request, memory = undefined) => {
      const { openWorkspace } = await import('./workspace/open.js')
      return openWorkspace(io, { ...globals, request }, unsaved, memory)
    },
  }
  return command.run(run)
}

function fail(
  error: unknown,
  said: readonly string[],
  argv: readonly string[],
  io: Io,
  named: readonly Command[],
): ExitCode {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitCode.ok
    const text = (said.join('') || error.message).trim()
    const [, message, hint] = /^(?:error: )?(.*?)(?:\n\((Did you mean .*)\))?$/s.exec(text)!
    return tell(new UsageError(message!, hint ?? behindDashes(error, argv, named)), argv, io)
  }
  if (error instanceof UsageError) return tell(error, argv, io)
  const detail = error instanceof Error ? error.message : String(error)
  const stack = argv.includes('--debug') && error instanceof Error ? `${error.stack}\n` : ''
  const bug = new UsageError(
    `a bug in pm: ${detail}`,
    'please report it with the output of the same command and --debug',
  )
  tell(bug, argv, io)
  io.err.write(stack)
  return exitCode.bug
}

// What looks like a flag may be an id.
function behindDashes(
  { code }: CommanderError,
  argv: readonly string[],
  named: readonly Command[],
): string | undefined {
  const command = named.find(({ name }) => argv.includes(name))
  const takesId = command?.arguments?.some(({ name }) => /\bid\b/.test(name))
  if (code !== 'commander.unknownOption' || !takesId) return undefined
  return `an id that begins with - stands behind --: pm ${command!.name} -- -id`
}

// With --format json standard output is one JSON document, whatever happens.
function tell({ message, hint, code }: UsageError, argv: readonly string[], io: Io): ExitCode {
  if (wantsJson(argv, io))
    io.out.write(jsonText({ schemaVersion: 1, error: { message, hint: hint ?? null } }))
  const lines = [`pm: ${message}`, ...(hint ? hint.split('\n').map((line) => `  ${line}`) : [])]
  io.err.write(lines.map((line) => `${escapeControls(line)}\n`).join(''))
  return code
}

function wantsJson(argv: readonly string[], io: Io): boolean {
  const at = argv.findLastIndex((arg) => arg === '--format' || arg.startsWith('--format='))
  if (at >= 0) return [argv[at], argv[at + 1]].includes('json') || argv[at] === '--format=json'
  return io.env.PM_FORMAT === 'json' && !argv.includes('init')
}
