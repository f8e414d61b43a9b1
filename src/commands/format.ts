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
  const choices = Object.keys(formats)
  return {
    flags: '--format <format>',
    description: 'how to show it',
    choices,
    default: choices[0]!,
  }
}

/** The value under a name that the command line has checked. */
export function chosen<V>(formats: Readonly<Record<string, V>>, run: Run): V {
  return formats[run.flags.format as string]!
}
