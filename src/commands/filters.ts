import type { Flag, Run } from '../command.js'
import { nearest } from '../core/problems/nearest.js'
import { list, quote } from '../core/problems/words.js'
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
  const filters: Filter[] = []
  const add = (field: string, values: unknown) => {
    if (Array.isArray(values)) filters.push({ field, values })
  }
  const teams = items.flatMap(({ team, effortByTeam }) =>
    [team ?? [], Object.keys(effortByTeam ?? {})].flat(),
  )
  requireKnown('--team', flags.team, [...Object.keys(config.teams ?? {}), ...teams], 'team')
  requireKnown(
    '--tag',
    flags.tag,
    items.flatMap(({ tags }) => tags),
    'tag of an item',
  )
  requireKnown('--status', flags.status, statuses, 'status')
  add('team', flags.team)
  add('tag', flags.tag)
  add('status', flags.status)
  const known = filterFields(items)
  for (const condition of (flags.where as string[] | undefined) ?? []) {
    const at = condition.indexOf('=')
    if (at <= 0)
      throw new UsageError(
        `--where ${quote(condition)} is no condition`,
        'write --where segment=smb',
      )
    const field = condition.slice(0, at)
    if (!known.includes(field.replace(/^fields\./, '')))
      throw new UsageError(`no item has a field ${quote(field)}`, suggestion(field, known))
    add(field, [condition.slice(at + 1)])
  }
  return filters
}

function requireKnown(flag: string, values: unknown, known: readonly string[], noun: string): void {
  for (const value of (values as string[] | undefined) ?? [])
    if (!known.includes(value))
      throw new UsageError(
        `${flag} ${quote(value)} is no ${noun}`,
        suggestion(value, [...new Set(known)]),
      )
}

function suggestion(name: string, known: readonly string[]): string {
  const [first] = nearest(name, known)
  if (first !== undefined) return `did you mean ${first}?`
  return known.length ? `known: ${list(known)}` : 'there is none'
}
