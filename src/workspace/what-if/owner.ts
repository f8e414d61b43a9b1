import type { Item } from '../../core/backlog/item.js'
import type { Kpi } from '../../core/kpis/kpi.js'
import { nearest } from '../../core/problems/nearest.js'
import { list, quote } from '../../core/problems/words.js'
import { configSchema } from '../../core/schema/config.js'
import { beginnings } from '../../core/yaml/steps.js'
import { UsageError } from '../../errors.js'
import { exitCode } from '../../exit-code.js'
import type { Workspace } from '../../workspace.js'
import { type Assignment, refusal } from './assignment.js'

/** Whose value a path leads to, and the rest of the path from there. */
export type Owner =
  | { readonly kind: 'config'; readonly rest: string }
  | { readonly kind: 'kpi'; readonly kpi: Kpi; readonly rest: string }
  | { readonly kind: 'item'; readonly item: Item; readonly rest: string }

/**
 * Whose value a path leads to: `teams.web.capacity` is pm.yaml's, `kpis.conversion.target` a KPI's, `pay-12.effort` an
 * item's, by a former id too. `config.…` and `items.…` say it where a name is both. undefined where nothing is called so.
 * Throws UsageError where it is not clear.
 */
export function ownerOf(assignment: Assignment, workspace: Workspace): Owner | undefined {
  const { path } = assignment
  const [head = '', tail] = parted(path)
  if (tail !== undefined) {
    const named = head === 'items' ? itemAt(tail, workspace) : head === 'config' && configAt(tail)
    if (named) return named
  }
  const ofKpi = head === 'kpis' && tail !== undefined
  const owners = [ofKpi ? kpiAt(tail, workspace) : configAt(path), itemAt(path, workspace)].filter(
    (owner) => owner !== undefined,
  )
  if (owners.length < 2) return owners[0]
  throw refusal(
    assignment,
    `${quote(head)} is an item and a key of pm.yaml`,
    `write items.${path} or config.${path}`,
  )
}

/** That nothing is called as a path begins, with what may be meant. */
export function unknownOwner(assignment: Assignment, workspace: Workspace): UsageError {
  const { path } = assignment
  const { items, kpis, leftOut } = workspace
  const [head = '', tail] = parted(path)
  const names = new Set([...beginnings(path)].map((name) => name.toLowerCase()))
  const faulty = leftOut.find(({ id }) => id !== null && names.has(id.toLowerCase()))
  if (faulty)
    return new UsageError(
      `--set ${quote(path)}: ${faulty.id} is left out because of errors at ${faulty.file}:${faulty.line}`,
      `pm validate ${faulty.file} shows them`,
      exitCode.data,
    )
  const whole = items.find(({ id }) => id.toLowerCase() === path.toLowerCase())
  if (whole) return refusal(assignment, 'which field?', `write --set ${whole.id}.effort=3`)
  const ids = kpis.map(({ id }) => id)
  if (head === 'kpis' && tail !== undefined)
    return refusal(
      assignment,
      `no KPI has the id ${quote(parted(tail)[0]!)}`,
      meant(tail, ids, 'kpis.'),
    )
  if (ids.includes(head))
    return refusal(assignment, `${quote(head)} is a KPI`, `write --set kpis.${path}=…`)
  const known = [...items.map(({ id }) => id), ...configSchema.names]
  return refusal(
    assignment,
    `no item and no key of pm.yaml is called ${quote(head)}`,
    meant(head, known),
  )
}

function meant(name: string, known: readonly string[], before = ''): string {
  const [first] = nearest(parted(name)[0]!, known)
  if (first !== undefined) return `did you mean ${before}${first}?`
  return known.length > 0 && known.length <= 8
    ? `known: ${list(known)}`
    : 'a path is pay-12.effort, teams.web.capacity or kpis.conversion.target'
}

function parted(path: string): readonly [string, string?] {
  const dot = path.indexOf('.')
  return dot < 0 ? [path] : [path.slice(0, dot), path.slice(dot + 1)]
}

function configAt(path: string): Owner | undefined {
  const [head] = parted(path)
  return configSchema.byName.has(head) ? { kind: 'config', rest: path } : undefined
}

function kpiAt(path: string, { kpis }: Workspace): Owner | undefined {
  for (const name of beginnings(path)) {
    const kpi = name === path ? undefined : kpis.find(({ id }) => isSame(id, name))
    if (kpi) return { kind: 'kpi', kpi, rest: path.slice(name.length + 1) }
  }
  return undefined
}

// An id that is in use goes before one that was.
function itemAt(path: string, { items }: Workspace): Owner | undefined {
  for (const name of beginnings(path)) {
    if (name === path) continue
    const item =
      items.find(({ id }) => isSame(id, name)) ??
      items.find(({ plain }) => plain.was?.some((former) => isSame(former, name)))
    if (item) return { kind: 'item', item, rest: path.slice(name.length + 1) }
  }
  return undefined
}

function isSame(id: string, name: string): boolean {
  return id.length === name.length && id.toLowerCase() === name.toLowerCase()
}
