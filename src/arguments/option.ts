import type { Flag } from '../command.js'

/** A flag by the parts of its notation: `-q, --quiet`, `--team <name>`, `--hooks [runner]`, `--no-color`. */
export interface Option extends Flag {
  readonly names: readonly string[]
  /** The name with two dashes, where it has one. */
  readonly long: string | undefined
  /** Its key among the values: `maxFiles` for --max-files, `color` for --no-color too, `C` for -C. */
  readonly key: string
  /** Whether a value follows it. */
  readonly takes: 'a value' | 'perhaps a value' | 'nothing'
  /** What it stands for without a value. */
  readonly isOn: boolean
}

export function optionOf(flag: Flag): Option {
  const [value = ''] = /[<[].*/.exec(flag.flags) ?? []
  const names = flag.flags
    .slice(0, flag.flags.length - value.length)
    .trim()
    .split(', ')
  const long = names.find((name) => name.startsWith('--'))
  const isOn = !long?.startsWith('--no-')
  return {
    ...flag,
    names,
    long,
    key: camelCase((long ?? names[0]!).replace(isOn ? /^--?/ : '--no-', '')),
    takes: value === '' ? 'nothing' : value.startsWith('<') ? 'a value' : 'perhaps a value',
    isOn,
  }
}

function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
}
