import { commands } from '../../src/commands/index.js'

type CommandName = keyof typeof commands

/** What follows a command's name in command lines that only read; `ITEM`, `OTHER` and `FRAMEWORK` stand for names of the repository. */
const readings: Readonly<Record<CommandName, readonly (readonly string[])[]>> = {
  init: [],
  'merge-file': [],
  validate: [[], ['--set', 'product=Shop']],
  prioritize: [
    [],
    ['--framework', 'FRAMEWORK'],
    ['--framework', 'moscow'],
    ['--raters'],
    ['--set', 'ITEM.effort=3'],
  ],
  explain: [
    ['ITEM'],
    ['ITEM', '--framework', 'FRAMEWORK'],
    ['ITEM', 'OTHER'],
    ['ITEM', '--set', 'ITEM.effort=3'],
  ],
  compare: [[], ['--framework', 'FRAMEWORK,moscow'], ['--set', 'ITEM.effort=3']],
  roadmap: [
    ['--stdout'],
    ['--check'],
    ['--stdout', '--set', 'ITEM.status=parked'],
    ['--simulate', '--draws', '100'],
  ],
  // They read several states of a repository: test/trust/diff.test.ts, test/trust/log.test.ts.
  diff: [],
  log: [],
  kpis: [[]],
  frameworks: [[], ['FRAMEWORK']],
  schema: [['config'], ['backlog'], ['kpis'], ['framework']],
}

/** A command line that changes no file, and the format it asks for. */
export interface Reading {
  readonly argv: readonly string[]
  readonly format: string
  /** Whether the command would take this format without being asked. */
  readonly isDefault: boolean
}

/** Command lines that together run every command that reads, in each of its formats. */
export async function readingLines(
  item: string,
  framework: string,
  other: string,
): Promise<readonly Reading[]> {
  const names = Object.keys(commands) as CommandName[]
  const lines = await Promise.all(
    names.map(async (name) => {
      const formats = await formatsOf(name)
      return readings[name].flatMap((rest) => {
        const argv = [
          name,
          ...rest.map((word) => named(word, { ITEM: item, OTHER: other, FRAMEWORK: framework })),
        ]
        if (formats.length === 0 || rest.includes('--check'))
          return [{ argv, format: name === 'schema' ? 'json' : 'text', isDefault: true }]
        const shown = formats.map((format, at) => ({
          argv: [...argv, '--format', format],
          format,
          isDefault: at === 0,
        }))
        // Where nothing says how, that is shown as a table.
        return rest.includes('--simulate')
          ? [...shown, { argv, format: 'table', isDefault: true }]
          : shown
      })
    }),
  )
  return lines.flat()
}

async function formatsOf(name: CommandName): Promise<readonly string[]> {
  const { flags = [] } = await commands[name]()
  return flags.find((flag) => flag.flags.startsWith('--format'))?.choices ?? []
}

function named(word: string, names: Readonly<Record<string, string>>): string {
  return Object.entries(names).reduce((text, [name, value]) => text.replaceAll(name, value), word)
}
