/** A command as the runner of GitHub Actions takes it from a line of a log. */
export interface RunnerCommand {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly data: string
}

/**
 * The command in a line, read like ActionCommand.cs of actions/runner: `::` after any blanks at the beginning, or `##[`
 * anywhere. Here every name counts as one that it knows.
 */
export function runnerCommand(line: string): RunnerCommand | undefined {
  const text = line.trimStart()
  const end = text.indexOf('::', 2)
  if (text.startsWith('::') && end > 0) {
    const [name, ...rest] = text.slice(2, end).split(' ')
    const pairs = rest
      .join(' ')
      .split(',')
      .filter((pair) => pair.includes('='))
      .map((pair) => [
        pair.slice(0, pair.indexOf('=')),
        unescapeProperty(pair.slice(pair.indexOf('=') + 1)),
      ])
    return {
      name: name!,
      properties: Object.fromEntries(pairs),
      data: unescapeData(text.slice(end + 2)),
    }
  }
  const old = /##\[([^\]]*)\](.*)/s.exec(text)
  return old ? { name: old[1]!, properties: {}, data: old[2]! } : undefined
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}

function unescapeProperty(text: string): string {
  const known = text.replaceAll('%0D', '\r').replaceAll('%0A', '\n')
  return known.replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%')
}
