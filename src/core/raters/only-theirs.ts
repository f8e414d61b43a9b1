import type { Estimates } from '../backlog/estimates-given.js'
import type { Framework } from '../frameworks/framework.js'
import { problem, type Report } from '../problems/problem.js'
import { itemInput } from '../rank/own-input.js'
import {
  entryOf,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from '../yaml/node.js'
import type { Rater } from './raters.js'
import { type Rating, saying } from './rating.js'

/** A rating without the inputs that its rater does not estimate by pm.yaml; these are reported at their keys. */
export function onlyTheirs(
  rating: Rating,
  { inputs }: Rater,
  standard: Framework,
  report: Report,
): Rating {
  if (!inputs) return rating
  const theirs = new Set(inputs)
  const { rater, source, node } = rating
  const keep = (estimates: Estimates, within: readonly string[], namesOf: NamesOf): Estimates => {
    const kept = Object.entries(estimates).filter(([name]) => {
      const names = namesOf(name)
      if (names.some((each) => theirs.has(each))) return true
      const { start, end } = keyAt(node, [...within, name]) ?? rating.key
      report(problem('not-their-input', { source, start, end }, { rater, input: names[0], inputs }))
      return false
    })
    return Object.fromEntries(kept)
  }
  const blocks = Object.entries(rating.blocks).map(
    ([name, block]) =>
      [name, keep(block, [name], (input) => [`${name}.${input}`, input, name])] as const,
  )
  const given = {
    own: keep(rating.own, [], (name) => ownNames(name, standard)),
    blocks: Object.fromEntries(blocks.filter(([, block]) => Object.keys(block).length)),
    kpis: keep(rating.kpis, ['kpis'], (id) => [`kpis.${id}`, 'kpis']),
  }
  return saying(given, rating)
}

/** A rating without the KPIs that do not exist; these are reported at their keys. */
export function onlyKnownKpis(rating: Rating, ids: ReadonlySet<string>, report: Report): Rating {
  const { source, node } = rating
  const unknown = Object.keys(rating.kpis).filter((id) => !ids.has(id))
  if (!unknown.length) return rating
  for (const id of unknown) {
    const { start, end } = keyAt(node, ['kpis', id]) ?? rating.key
    report(problem('unknown-kpi', { source, start, end }, { id, known: [...ids] }))
  }
  const kpis = Object.entries(rating.kpis).filter(([id]) => ids.has(id))
  const { own, blocks } = rating
  return saying({ own, blocks, kpis: Object.fromEntries(kpis) }, rating)
}

/** The names by which `inputs` may speak of an estimate; the first is how a message names it. */
type NamesOf = (name: string) => readonly [string, ...string[]]

function ownNames(name: string, standard: Framework): readonly [string, ...string[]] {
  const framework = itemInput(name, standard)?.framework
  return framework === undefined ? [name] : [name, `${framework}.${name}`, framework]
}

// The key of the deepest mapping on the path that there is: a framework with one input may have no mapping.
function keyAt(node: YamlMap, path: readonly string[]): YamlScalar | undefined {
  let at: YamlNode | undefined = node
  let key: YamlScalar | undefined
  for (const name of path) {
    const entry: YamlEntry | undefined = at?.kind === 'map' ? entryOf(at, name) : undefined
    if (entry) key = entry.key
    at = entry?.value
  }
  return key
}
