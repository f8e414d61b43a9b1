import type { Flag, Globals } from './command.js'
import { dateFault } from './core/calendar/day.js'
import { defaultLimits, type Limits, type SnapshotRequest } from './edges/files.js'
import { UsageError } from './errors.js'
import type { Io, Sink } from './io.js'

/** Flags that every command takes, before or after its name. */
export const globalFlags: readonly Flag[] = [
  { flags: '-C <dir>', description: 'work in this folder' },
  {
    flags: '--config <file>',
    description: 'use this configuration in place of the nearest pm.yaml',
  },
  { flags: '--ref <rev>', description: 'read this commit in place of the work tree' },
  { flags: '--staged', description: 'read what is staged in place of the work tree' },
  { flags: '--today <date>', description: 'take this day as today' },
  { flags: '--color', description: 'use colour' },
  { flags: '--no-color', description: 'use no colour' },
  { flags: '-q, --quiet', description: 'say nothing but the result' },
  { flags: '--debug', description: 'show the stack of an unexpected error' },
  { flags: '--max-file-size <mib>', description: 'read files up to this size (default 4)' },
  { flags: '--max-total-size <mib>', description: 'read up to this much in all (default 64)' },
  { flags: '--max-files <number>', description: 'read up to so many files (default 20000)' },
]

/** The global flags' values, checked. Throws UsageError. */
export function readGlobals(flags: Readonly<Record<string, unknown>>, io: Io): Globals {
  const today = flags.today as string | undefined
  const fault = today === undefined ? undefined : dateFault(today)
  if (fault)
    throw new UsageError(`--today ${today} is no date: ${fault}`, 'write --today 2027-03-15')
  const directory = io.files.directory(io.cwd, (flags.C as string | undefined) ?? '.')
  const request = requestOf(flags)
  if (directory === undefined)
    throw new UsageError(`-C ${String(flags.C)} is no folder`, withoutFolder(flags, request))
  return {
    directory,
    ...(flags.config !== undefined && { config: flags.config as string }),
    ...(today !== undefined && { today }),
    quiet: flags.quiet === true,
    debug: flags.debug === true,
    request,
    limits: limitsOf(flags),
    // To ask a stream whether it is a terminal takes milliseconds, and many runs print nothing.
    colour: {
      get out() {
        return hasColour(flags, io, io.out)
      },
      get err() {
        return hasColour(flags, io, io.err)
      },
    },
  }
}

// The index and a commit have folders that are not there in a sparse checkout or a bare repository.
function withoutFolder(
  { C, config }: Readonly<Record<string, unknown>>,
  { kind }: SnapshotRequest,
): string | undefined {
  if (kind === 'worktree' || config !== undefined) return undefined
  return `where it is not checked out, write --config ${String(C).replace(/\/+$/, '')}/pm.yaml in place of -C`
}

function requestOf(flags: Readonly<Record<string, unknown>>): SnapshotRequest {
  const revision = flags.ref as string | undefined
  if (revision !== undefined && flags.staged)
    throw new UsageError('--ref and --staged exclude each other')
  if (revision !== undefined) return { kind: 'commit', revision }
  return flags.staged ? { kind: 'index' } : { kind: 'worktree' }
}

function limitsOf(flags: Readonly<Record<string, unknown>>): Limits {
  const mebibytes = (name: string, fallback: number) =>
    flags[name] === undefined ? fallback : wholeNumber(flags[name], name) * 1_048_576
  return {
    fileSize: mebibytes('maxFileSize', defaultLimits.fileSize),
    totalSize: mebibytes('maxTotalSize', defaultLimits.totalSize),
    files:
      flags.maxFiles === undefined ? defaultLimits.files : wholeNumber(flags.maxFiles, 'maxFiles'),
  }
}

/** The value of a flag that takes a whole number, from 1 where nothing else is said. Throws UsageError. */
export function wholeNumber(
  value: unknown,
  name: string,
  { least = 1, most }: { readonly least?: number; readonly most?: number } = {},
): number {
  const isWhole = typeof value === 'string' && /^(?:0|[1-9]\d{0,8})$/.test(value)
  const number = Number(value)
  if (isWhole && number >= least && number <= (most ?? number)) return number
  const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
  const range = most === undefined ? `from ${least}` : `from ${least} to ${most}`
  throw new UsageError(`${flag} must be a whole number ${range}, got ${JSON.stringify(value)}`)
}

// Flag, then FORCE_COLOR, then NO_COLOR (set and not empty), then the terminal.
function hasColour(flags: Readonly<Record<string, unknown>>, { env }: Io, sink: Sink): boolean {
  if (typeof flags.color === 'boolean') return flags.color
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false'
  if (env.NO_COLOR) return false
  return sink.isTerminal && env.TERM !== 'dumb'
}
