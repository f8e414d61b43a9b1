import type { Command, Flags } from '../command.js'
import { nearest } from '../core/problems/nearest.js'
import { UsageError } from '../errors.js'
import { globalFlags } from '../globals.js'
import { type Option, optionOf } from './option.js'
import { type Sifted, sift } from './sift.js'

/** What the arguments ask for. */
export type Asked =
  | { readonly kind: 'version' }
  /** Of `pm help` itself where the command is `help`. */
  | { readonly kind: 'help'; readonly command?: Command | 'help' }
  | { readonly kind: 'unknown command'; readonly name: string }
  | {
      readonly kind: 'run'
      readonly command: Command
      readonly args: readonly string[]
      readonly flags: Flags
    }

export const versionFlag = { flags: '-V, --version', description: 'show the version' }
export const helpFlag = { flags: '-h, --help', description: 'show help' }

type Environment = Readonly<Record<string, string | undefined>>

/**
 * What arguments ask of commands. Global flags may stand anywhere, those of a command after its name. Throws UsageError
 * where they make no sense.
 */
export function parse(
  argv: readonly string[],
  commands: readonly Command[],
  env: Environment,
): Asked {
  const globals = globalFlags.map(optionOf)
  const all = [optionOf(versionFlag), ...globals]
  const { values, words, rest } = sift(argv, all, { mayBeNumbers: false })
  if (values.version) return { kind: 'version' }
  const [name, ...others] = words
  const command = commands.find((each) => each.name === name)
  if (command) {
    const own = (command.flags ?? []).map(optionOf)
    const inner = sift(rest, own, { mayBeNumbers: true })
    const args = [...others, ...inner.words]
    if (asksForHelp(inner)) return { kind: 'help', command }
    refuseUnknown(inner, [...own, optionOf(helpFlag), ...all])
    refuseCount(args, command.arguments?.map((each) => each.name) ?? [], command.name)
    const flags = {
      ...withFallbacks(values, globals, env),
      ...withFallbacks(inner.values, own, env),
    }
    return { kind: 'run', command, args, flags }
  }
  if (asksForHelp({ rest })) return { kind: 'help', ...(name === 'help' && { command: name }) }
  refuseUnknown({ rest }, [...all, optionOf(helpFlag)])
  if (name !== 'help')
    return name === undefined ? { kind: 'help' } : { kind: 'unknown command', name }
  refuseCount(others, ['[command]'], name)
  const [about] = others
  const named = commands.find((each) => each.name === about)
  if (named || about === undefined || about === name)
    return { kind: 'help', ...((named ?? about) !== undefined && { command: named ?? 'help' }) }
  return { kind: 'unknown command', name: about }
}

const helpNames = optionOf(helpFlag).names

function asksForHelp({ rest }: Pick<Sifted, 'rest'>): boolean {
  return rest.some((arg) => helpNames.includes(arg))
}

function refuseUnknown({ rest: [first] }: Pick<Sifted, 'rest'>, known: readonly Option[]): void {
  if (first === undefined) return
  const names = first.startsWith('--') ? known.flatMap(({ long }) => long ?? []) : []
  const [meant] = nearest(first, names)
  throw new UsageError(`unknown option '${first}'`, meant && `Did you mean ${meant}?`)
}

// Their notation is `<id>`, `[id]` or `[files...]`.
function refuseCount(args: readonly string[], expected: readonly string[], name: string): void {
  const missing = expected[args.length]
  if (missing?.startsWith('<'))
    throw new UsageError(`missing required argument '${missing.slice(1, -1)}'`)
  const { length } = expected
  if (args.length > length && !expected.at(-1)?.includes('...'))
    throw new UsageError(
      `too many arguments for '${name}'. Expected ${length} argument${length === 1 ? '' : 's'} but got ${args.length}.`,
    )
}

// A flag that is not given takes its value from PM_<NAME>, and after that its default.
function withFallbacks(
  given: Readonly<Record<string, unknown>>,
  options: readonly Option[],
  env: Environment,
): Record<string, unknown> {
  const values: Record<string, unknown> = { ...given }
  for (const option of options) {
    const { key, long, choices, takes, isRepeatable, default: fallback } = option
    if (!long || values[key] !== undefined) continue
    const variable = `PM_${long.slice(2).replaceAll('-', '_').toUpperCase()}`
    const value = env[variable]
    const isOffered = !choices || choices.includes(value ?? '')
    // Commands differ in their formats: the variable is for those that have it.
    if (value && !isOffered && key !== 'format')
      throw new UsageError(`${variable}=${value} must be one of ${choices?.join(', ')}`)
    if (value && isOffered && takes === 'a value' && !isRepeatable) values[key] = value
    else if (fallback !== undefined) values[key] = fallback
  }
  return values
}
