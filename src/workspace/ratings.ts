import type { Item } from '../core/backlog/item.js'
import type { ItemContext } from '../core/backlog/read-estimates.js'
import { formerIds } from '../core/backlog/renamed.js'
import { compareText } from '../core/compare.js'
import { problem, type Report } from '../core/problems/problem.js'
import { onlyKnownKpis, onlyTheirs } from '../core/raters/only-theirs.js'
import type { Rater, Raters } from '../core/raters/raters.js'
import { isEmpty, type Rating } from '../core/raters/rating.js'
import { isRated, type RaterFile, readRaterFile, readRating } from '../core/raters/read-ratings.js'
import { mixer } from '../core/raters/with-ratings.js'
import type { YamlScalar } from '../core/yaml/node.js'
import { hidesValues } from './judgement.js'
import type { ParsedFile } from './read-files.js'

/** What the reading of raters' files needs of its surroundings. */
export interface RatingContext extends ItemContext {
  readonly raters: Raters
  /** Ids of all KPIs, those with faults included. */
  readonly kpiIds: ReadonlySet<string>
}

/** Items with what raters estimate of them. */
export interface RatedItems {
  readonly items: readonly Item[]
  /** Those of which some rater's estimate could not be used: what they lack may be in that. */
  readonly faulty: ReadonlySet<Item>
}

/** Mixes the estimates of raters' files into items, once for all that follows. */
export function rateItems(
  items: readonly Item[],
  files: readonly ParsedFile[],
  context: RatingContext,
  report: Report,
): RatedItems {
  const read = files.flatMap(({ source, tree }) => readRaterFile(tree, source, report) ?? [])
  const known = knownItems(items)
  const ratings = new Map<Item, Rating[]>()
  const faulty = new Set<Item>()
  for (const file of [...read].sort((a, b) => compareText(raterOf(a), raterOf(b)))) {
    const rater = usableRater(file, read, context.raters, report)
    for (const { item, rating, isFaulty } of ratingsOf(file, rater, known, context, report)) {
      if (isFaulty || !rater) faulty.add(item)
      if (!rater || isEmpty(rating)) continue
      const before = ratings.get(item)
      if (before) before.push(rating)
      else ratings.set(item, [rating])
    }
  }
  const mix = mixer(context.frameworks.values(), context.framework)
  const rated = items.map((item) => {
    const of = ratings.get(item)
    return of ? mix(item, of) : item
  })
  return { items: rated, faulty: new Set(rated.filter((_, at) => faulty.has(items[at]!))) }
}

function raterOf({ named, name }: RaterFile): string {
  return named?.rater ?? name
}

// undefined where the file is not to be used, which is reported.
function usableRater(
  file: RaterFile,
  all: readonly RaterFile[],
  raters: Raters,
  report: Report,
): Rater | undefined {
  if (!file.named) return undefined
  const {
    name,
    named: { rater, place },
  } = file
  if (name.toLowerCase() !== rater.toLowerCase())
    report(problem('rater-file-name', place, { rater, name }))
  const other = all.find((each) => each !== file && each.named?.rater === rater)?.named
  if (other) report(problem('duplicate-rater', place, { rater, other: other.place }))
  const settings = raters.named(rater)
  if (!settings) report(problem('unknown-rater', place, { rater, known: raters.known }))
  return other ? undefined : settings
}

interface KnownItems {
  /** The item of an id, or of a former id that no item has. */
  find(id: string): Item | undefined
  readonly ids: readonly string[]
}

function knownItems(items: readonly Item[]): KnownItems {
  const byId = new Map<string, Item>()
  for (const item of items) if (item.id && !byId.has(item.id)) byId.set(item.id, item)
  const former = formerIds(items)
  return {
    find: (id) => byId.get(id) ?? byId.get(former.get(id) ?? ''),
    ids: [...byId.keys()],
  }
}

interface ReadRating {
  readonly item: Item
  readonly rating: Rating
  /** Whether something of it could not be used. */
  readonly isFaulty: boolean
}

// Of a file that is not to be used everything is read all the same, so that all of its faults are told at once.
function* ratingsOf(
  file: RaterFile,
  rater: Rater | undefined,
  items: KnownItems,
  context: RatingContext,
  report: Report,
): Iterable<ReadRating> {
  const { source } = file
  const settings = rater ?? { weight: 1 }
  const first = new Map<Item, YamlScalar>()
  for (const entry of file.entries) {
    if (!isRated(entry, source, report)) continue
    const { key } = entry
    const place = { source, start: key.start, end: key.end }
    const item = items.find(key.text)
    const before = item && first.get(item)
    let isFaulty = false
    const told: Report = (found) => {
      isFaulty ||= found.severity === 'error' && hidesValues(found)
      report(found)
    }
    if (!item) report(problem('unknown-item', place, { id: key.text, known: items.ids }))
    if (before) {
      const other = { source, start: before.start, end: before.end }
      report(problem('duplicate-rating', place, { id: key.text, same: before.text, other }))
    }
    const read = readRating(entry, { source, rater: raterOf(file) }, settings.weight, context, told)
    const known = onlyKnownKpis(read, context.kpiIds, told)
    const rating = onlyTheirs(known, settings, context.framework, told)
    if (!item || before) continue
    first.set(item, key)
    yield { item, rating, isFaulty }
  }
}
