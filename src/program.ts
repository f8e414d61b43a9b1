import { type Asked, parse } from './arguments/parse.js'
import type { Command, Run } from './command.js'
import { commands, commandsNamed } from './commands/index.js'
import { nearest } from './core/problems/nearest.js'
import { escapeControls, quote } from './core/problems/words.js'
import { UsageError } from './errors.js'
import { type ExitCode, exitCode } from './exit-code.js'
import { readGlobals } from './globals.js'
import type { Io } from './io.js'
import { jsonText } from './render/json.js'
import { version } from './version.js'

/** Parses the arguments, runs the command and maps every failure to an exit code. */
export async function runProgram(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    const named = await commandsNamed(argv)
    return await answer(parse(argv, named, io.env), named, io)
  } catch (error) {
    return fail(error, argv, io)
  }
}

async function answer(asked: Asked, named: readonly Command[], io: Io): Promise<ExitCode> {
  switch (asked.kind) {
    case 'run':
      return runCommand(asked, io)
    case 'unknown command':
      throw unknownCommand(asked.name)
    case 'version':
      io.out.write(`${version}\n`)
      return exitCode.ok
    case 'help':
      io.out.write(await helpOf(asked.command, named, io))
      return exitCode.ok
  }
}

async function helpOf(
  command: Command | 'help' | undefined,
  named: readonly Command[],
  io: Io,
): Promise<string> {
  const { commandHelp, helpHelp, programHelp } = await import('./arguments/help.js')
  const columns = Math.min(io.out.width ?? 80, 100)
  if (command === undefined) return programHelp(named, columns)
  return command === 'help' ? helpHelp(columns) : commandHelp(command, columns)
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

async function runCommand(
  { command, args, flags }: Extract<Asked, { kind: 'run' }>,
  io: Io,
): Promise<ExitCode> {
  const globals = readGlobals(flags, io)
  const run: Run = {
    io,
    args,
    flags,
    globals,
    workspace: async (unsaved, request = globals.request) =>
      (await import('./workspace.js')).openWorkspace(io, { ...globals, request }, unsaved),
  }
  return command.run(run)
}

function fail(error: unknown, argv: readonly string[], io: Io): ExitCode {
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
