import type { Item } from '../backlog/item.js'
import { problem, type Report } from '../problems/problem.js'
import { filterFields, valuesOf } from '../rank/filter.js'
import { configDefaults } from '../schema/defaults.js'
import { statuses } from '../schema/item.js'
import { entryOf, nodeAt, type YamlNode } from '../yaml/node.js'
import type { Backlog } from './backlog.js'

/**
 * Views of the roadmap that would show what they are to hide: a filter by a field, status or team that nobody knows, or by
 * what no item has.
 * And files that two of them would be written to.
 */
export function checkViews({ configuration, items }: Backlog, report: Report): void {
  const { fields, root, source } = configuration
  const { roadmap, teams } = fields
  if (!roadmap?.views || !root || !source) return
  const placeOf = ({ start, end }: YamlNode) => ({ source, start, end })
  const fieldNames = filterFields(items)
  const values = knownValues(items, Object.keys(teams ?? {}))
  const files = new Set([fileOf(roadmap.file ?? configDefaults.roadmap.file)])
  roadmap.views.forEach((view, index) => {
    const path = ['roadmap', 'views', index] as const
    if (files.has(fileOf(view.file)))
      report(
        problem('repeated-file', placeOf(nodeAt(root, [...path, 'file'])), { file: view.file }),
      )
    files.add(fileOf(view.file))
    for (const key of ['only', 'without'] as const)
      for (const [field, given] of Object.entries(view[key] ?? {})) {
        const section = nodeAt(root, [...path, key])
        const entry = section.kind === 'map' ? entryOf(section, field) : undefined
        if (!entry) continue
        if (!fieldNames.includes(field.replace(/^fields\./, ''))) {
          const args = { field, known: fieldNames }
          report(problem('unknown-filter', placeOf(entry.key), args))
          continue
        }
        const known = values.get(field)
        const met = known ?? [...new Set(items.flatMap((item) => valuesOf(item, field)))]
        ;[given].flat().forEach((value, at) => {
          const place = placeOf(
            entry.value.kind === 'sequence' ? entry.value.items[at]! : entry.value,
          )
          if (met.includes(value)) return
          const args = { field, value, known: met }
          // A tag, an owner or a group may be one that no item has yet.
          report(problem(known ? 'unknown-filter' : 'unmatched-filter', place, args))
        })
      }
  })
}

// Those that every value is known of.
function knownValues(items: readonly Item[], teams: readonly string[]) {
  const used = items.flatMap(({ team, effortByTeam }) => [
    ...(team === undefined ? [] : [team]),
    ...Object.keys(effortByTeam ?? {}),
  ])
  return new Map<string, readonly string[]>([
    ['status', statuses],
    ['team', [...new Set([...teams, ...used])]],
  ])
}

function fileOf(path: string): string {
  return path.replace(/^(?:\.\/)+/, '').toLowerCase()
}
