import type { Flag, Run } from '../command.js'
import { styleOf } from '../render/style.js'
import type { View } from '../render/view.js'

/** The view of standard output: cut to the terminal's width, uncut anywhere else. */
export function outView({ io, globals }: Run): View {
  return {
    width: io.out.isTerminal ? (io.out.width ?? 80) : undefined,
    style: styleOf(globals.colour.out),
  }
}

/** The view of standard error, which is never cut. */
export function errView({ globals }: Run): View {
  return { width: undefined, style: styleOf(globals.colour.err) }
}

/** `--format` with the names of a command's formats, the first being the default. */
export function formatFlag(formats: Readonly<Record<string, unknown>>): Flag {
  return { ...formatChoice(formats), default: Object.keys(formats)[0]! }
}

/** The same without a default. */
export function formatChoice(formats: Readonly<Record<string, unknown>>): Flag {
  return {
    flags: '--format <format>',
    description: 'how to show it',
    choices: Object.keys(formats),
  }
}

/** The value under a name that the command line has checked; the first one where there is none. */
export function chosen<V>(formats: Readonly<Record<string, V>>, { flags: { format } }: Run): V {
  return format === undefined ? Object.values(formats)[0]! : formats[format as string]!
}
