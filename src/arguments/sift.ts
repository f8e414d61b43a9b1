import { UsageError } from '../errors.js'
import type { Option } from './option.js'

/** Arguments by what they are to a set of options. */
export interface Sifted {
  /** Of the options that are given, by their keys. */
  readonly values: Readonly<Record<string, unknown>>
  /** Words before anything that looks like another option. */
  readonly words: readonly string[]
  /** What looks like another option, and all after it that is none of these options. */
  readonly rest: readonly string[]
}

/**
 * Takes options out of arguments, wherever they stand: `--top 3`, `--top=3`, `-C dir`, `-Cdir`, `-qC dir`. After `--` all
 * are words. Where words may be numbers, `-1` is one of them. Throws UsageError where the value of an option lacks or is
 * none of its choices.
 */
export function sift(
  args: readonly string[],
  options: readonly Option[],
  { mayBeNumbers }: { readonly mayBeNumbers: boolean },
): Sifted {
  const byName = new Map(options.flatMap((option) => option.names.map((name) => [name, option])))
  const values: Record<string, unknown> = {}
  const words: string[] = []
  const rest: string[] = []
  const left = [...args].reverse()
  for (let arg = left.pop(); arg !== undefined; arg = left.pop()) {
    const to = rest.length ? rest : words
    if (arg === '--') {
      if (rest.length) rest.push(arg)
      to.push(...left.reverse())
      break
    }
    const found = find(arg, byName)
    if (found) {
      const { option, value, others } = found
      if (others !== undefined) left.push(others)
      set(values, option, value ?? following(option, left))
    } else if (looksLikeOption(arg) && !(mayBeNumbers && NUMBER.test(arg))) rest.push(arg)
    else to.push(arg)
  }
  return { values, words, rest }
}

interface Found {
  readonly option: Option
  /** In the same argument. */
  readonly value?: string
  /** The other options of a group such as `-qC`. */
  readonly others?: string
}

function find(arg: string, byName: ReadonlyMap<string, Option>): Found | undefined {
  const option = looksLikeOption(arg) ? byName.get(arg) : undefined
  if (option) return { option }
  const [, name = '', value = ''] = /^(--[^=]+)=(.*)$/s.exec(arg) ?? []
  const long = byName.get(name)
  if (long && long.takes !== 'nothing') return { option: long, value }
  const short = /^-[^-]./s.test(arg) ? byName.get(arg.slice(0, 2)) : undefined
  if (!short) return undefined
  const others = arg.slice(2)
  return short.takes === 'nothing'
    ? { option: short, others: `-${others}` }
    : { option: short, value: others }
}

function following(option: Option, left: string[]): string | undefined {
  if (option.takes === 'nothing') return undefined
  const next = left.at(-1)
  if (option.takes === 'perhaps a value' && next !== undefined && looksLikeOption(next))
    return NUMBER.test(next) ? left.pop() : undefined
  if (option.takes === 'a value' && next === undefined)
    throw new UsageError(`option '${option.flags}' argument missing`)
  return left.pop()
}

function set(values: Record<string, unknown>, option: Option, value: string | undefined): void {
  const { key, flags, choices, isRepeatable, isOn } = option
  if (value !== undefined && choices && !choices.includes(value))
    throw new UsageError(
      `option '${flags}' argument '${value}' is invalid. Allowed choices are ${choices.join(', ')}.`,
    )
  const before = (values[key] ?? []) as readonly string[]
  values[key] = value === undefined ? isOn : isRepeatable ? [...before, value] : value
}

function looksLikeOption(arg: string): boolean {
  return arg.length > 1 && arg.startsWith('-')
}

const NUMBER = /^-(?:\d+|\d*\.\d+)(?:e[+-]?\d+)?$/
