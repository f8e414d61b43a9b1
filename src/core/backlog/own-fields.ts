import type { Problem, Report } from '../problems/problem.js'
import { statuses } from '../schema/item.js'
import { fieldByOtherName } from '../schema/other-names.js'
import { statusOf } from '../schema/status-words.js'
import { child, type YamlMap } from '../yaml/node.js'
import { scalarText } from '../yaml/scalar-text.js'

/** A file of items whose problems are reported. */
interface ItemsFile {
  readonly path: string
  readonly nodes: readonly YamlMap[]
  /** Whether pm.yaml says how it is read. */
  readonly isMapped: boolean
  /** Our fields that are looked for where no item has anything. */
  readonly unmatched: ReadonlySet<string> | undefined
}

interface ItemsReport {
  readonly report: Report
  /** Called after each item. */
  endItem(): void
  /** Called after the last one. */
  end(): void
}

// Fewer may all be slips.
const LEAST_ITEMS = 3
const LEAST_NAMES = 2
const MOST_NAMES = 100

/**
 * Reports what is wrong with the items of a file. Where most of them have fields that no item can have, the first of
 * these is told with the entry of `backlog` in pm.yaml by which the file may be read as it is. That a field is looked
 * for in vain is told once.
 */
export function itemsReport(file: ItemsFile, report: Report): ItemsReport {
  const names = new Set<string>()
  const lacking = new Set<string>()
  let first: Problem<'unknown-field'> | undefined
  let items = 0
  let isFaulty = false
  return {
    report(found) {
      if (isUnknownField(found)) {
        isFaulty = true
        if (names.size < MOST_NAMES) names.add(found.args.field)
        if (first) report(found)
        else first = found
        return
      }
      const field = file.unmatched?.size ? missingIn(found) : undefined
      const isImplied = field !== undefined && lacking.has(field)
      if (field !== undefined && file.unmatched!.has(field)) lacking.add(field)
      report(isImplied ? impliedBy(found) : found)
    },
    endItem() {
      if (isFaulty) items++
      isFaulty = false
    },
    end() {
      if (!first) return
      const isOwnForm =
        items >= LEAST_ITEMS && items * 2 > file.nodes.length && names.size >= LEAST_NAMES
      report(isOwnForm ? { ...first, args: { ...first.args, entry: entryOf(file, names) } } : first)
    },
  }
}

function missingIn({ rule, args }: Problem): string | undefined {
  if (rule !== 'missing-field') return undefined
  const { of, field, instead } = args as Problem<'missing-field'>['args']
  return of === 'the item' && !instead ? field : undefined
}

function impliedBy(problem: Problem): Problem {
  return { ...problem, args: { ...problem.args, isImplied: true } } as Problem
}

function isUnknownField(problem: Problem): problem is Problem<'unknown-field'> {
  return problem.rule === 'unknown-field' && 'isItem' in problem.args && !!problem.args.isItem
}

function entryOf({ path, nodes, isMapped }: ItemsFile, names: ReadonlySet<string>): string {
  if (isMapped) return 'extra: allow in its entry of backlog'
  const map = new Map<string, string>()
  const known = ['id', 'title', 'status', 'team', 'owner', 'tags', 'effort', 'depends_on']
  for (const name of names) {
    const ours = fieldByOtherName(
      name,
      known.filter((field) => !map.has(field) && !nodes.some((node) => child(node, field))),
    )
    if (ours !== undefined) map.set(ours, scalarText(name, 'flow'))
  }
  const from = map.get('status') ?? 'status'
  const values = statusesIn(nodes, from)
  if (values.length) map.set('status', `{from: ${from}, values: {${values.join(', ')}}}`)
  const fields = [
    `files: ${scalarText(path, 'flow')}`,
    ...(map.size ? [`map: {${[...map].map((each) => each.join(': ')).join(', ')}}`] : []),
    'extra: allow',
  ]
  return `backlog: [{${fields.join(', ')}}]`
}

// Their words and ours; none where theirs are ours.
function statusesIn(nodes: readonly YamlMap[], field: string): readonly string[] {
  const words = new Set(
    nodes.flatMap((node) => {
      const value = child(node, field)
      return value?.kind === 'scalar' ? [value.text] : []
    }),
  )
  const known = [...words].flatMap((word) => {
    const ours = statusOf(word)
    return ours === undefined ? [] : [{ word, ours }]
  })
  const isOurs = known.every(({ word }) => statuses.some((status) => status === word))
  return isOurs ? [] : known.map(({ word, ours }) => `${scalarText(word, 'flow')}: ${ours}`)
}
