import type { Flag, Run } from '../command.js'
import { suggestion } from '../core/problems/suggestion.js'
import { quote } from '../core/problems/words.js'
import { type Filter, filterFields } from '../core/rank/filter.js'
import { statuses } from '../core/schema/item.js'
import { UsageError } from '../errors.js'
import type { Workspace } from '../workspace.js'

/** Flags that choose which items are shown; given twice, either value will do. */
export const filterFlags: readonly Flag[] = [
  { flags: '--team <name>', description: 'only items of this team', isRepeatable: true },
  { flags: '--tag <tag>', description: 'only items with this tag', isRepeatable: true },
  { flags: '--status <status>', description: 'only items with this status', isRepeatable: true },
  {
    flags: '--where <field=value>',
    description: 'only items with this value in a field of theirs, or of fields',
    isRepeatable: true,
  },
]

/** The filters of the command line. Throws UsageError for an unknown status or field. */
export function filtersOf({ flags }: Run, { items, config }: Workspace): Filter[] {
  const named = { team: texts(flags.team), tag: texts(flags.tag), status: texts(flags.status) }
  requireKnown('--team', named.team, 'team', () => [
    ...Object.keys(config.teams ?? {}),
    ...items.flatMap(({ team, effortByTeam }) =>
      [team ?? [], Object.keys(effortByTeam ?? {})].flat(),
    ),
  ])
  requireKnown('--tag', named.tag, 'tag of an item', () => items.flatMap(({ tags }) => tags))
  requireKnown('--status', named.status, 'status', () => statuses)
  const conditions = texts(flags.where)
  return [
    ...Object.entries(named).flatMap(([field, values]) =>
      values.length ? [{ field, values }] : [],
    ),
    ...(conditions.length ? conditionsOf(conditions, filterFields(items)) : []),
  ]
}

function conditionsOf(conditions: readonly string[], known: readonly string[]): Filter[] {
  return conditions.map((condition) => {
    const at = condition.indexOf('=')
    if (at <= 0)
      throw new UsageError(
        `--where ${quote(condition)} is no condition`,
        'write --where segment=smb',
      )
    const field = condition.slice(0, at)
    if (!known.includes(field.replace(/^fields\./, '')))
      throw new UsageError(`no item has a field ${quote(field)}`, suggestion(field, known))
    return { field, values: [condition.slice(at + 1)] }
  })
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value : []
}

function requireKnown(
  flag: string,
  values: readonly string[],
  noun: string,
  names: () => readonly string[],
): void {
  if (!values.length) return
  const known = [...new Set(names())]
  for (const value of values)
    if (!known.includes(value))
      throw new UsageError(`${flag} ${quote(value)} is no ${noun}`, suggestion(value, known))
}
