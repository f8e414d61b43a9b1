/** One run of pm: its arguments and the file that is its standard input. */
export interface CommandLine {
  readonly argv: readonly string[]
  readonly stdin?: string
}

/** What the file `cmd` of a case says. */
export interface Script {
  readonly commands: readonly CommandLine[]
  /** Whether output goes to a terminal, and how wide it is. */
  readonly isTerminal: boolean
  readonly width: number
  readonly env: Readonly<Record<string, string>>
  /** A folder of fixtures/ whose files the case starts with. */
  readonly from?: string
}

/**
 * Reads `cmd`: a line `pm …` each run, in words of a shell with quotes and `< file`, and before them settings:
 * `# terminal`, `# width 120`, `# env NAME=VALUE`, `# from acme`. Throws for anything else.
 */
export function parseScript(text: string): Script {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const settings = lines.filter((line) => line.startsWith('#')).map(setting)
  const value = (name: string) => settings.find((entry) => entry.name === name)?.value
  const env = settings.filter((entry) => entry.name === 'env').map(({ value }) => variable(value))
  const from = value('from')
  return {
    commands: lines.filter((line) => !line.startsWith('#')).map(parseCommand),
    isTerminal: value('terminal') !== undefined,
    width: Number(value('width') ?? 80),
    env: Object.fromEntries(env),
    ...(from !== undefined && { from }),
  }
}

function setting(line: string) {
  const match = /^# (terminal|width|env|from)(?: (\S.*))?$/.exec(line)
  if (!match) throw new Error(`not a setting of a case: ${line}`)
  return { name: match[1]!, value: match[2] ?? '' }
}

function variable(text: string): [string, string] {
  const [, name, value] = /^(\w+)=(.*)$/.exec(text) ?? []
  if (name === undefined || value === undefined) throw new Error(`not NAME=VALUE: ${text}`)
  return [name, value]
}

/** Reads one line of a shell that begins with pm. Throws where it does anything but quoting and `<`. */
export function parseCommand(line: string): CommandLine {
  const words = split(line)
  if (words[0] !== 'pm') throw new Error(`a line of cmd begins with pm: ${line}`)
  const at = words.indexOf('<')
  if (at < 0) return { argv: words.slice(1) }
  const stdin = words[at + 1]
  if (stdin === undefined || words.length > at + 2) throw new Error(`< takes one file: ${line}`)
  return { argv: words.slice(1, at), stdin }
}

const WORD = /\s*((?:[^\s'"\\]|'[^']*'|"(?:[^"\\]|\\.)*"|\\.)+)\s*/gy

function split(line: string): string[] {
  const words: string[] = []
  WORD.lastIndex = 0
  while (WORD.lastIndex < line.length) {
    const match = WORD.exec(line)
    if (!match) throw new Error(`a quote is not closed: ${line}`)
    words.push(unquote(match[1]!))
  }
  return words
}

function unquote(word: string): string {
  return word.replace(
    /'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)/g,
    (_, single?: string, double?: string, escaped?: string) =>
      single ?? escaped ?? double!.replace(/\\(["\\])/g, '$1'),
  )
}
