import type { Item } from '../core/backlog/item.js'
import { renamed } from '../core/backlog/renamed.js'
import type { Course } from '../core/diff/causes.js'
import type { Difference, Lone } from '../core/diff/difference.js'
import type { Edit } from '../core/diff/edit.js'
import { type ItemDifference, isItemAlike, itemDifference } from '../core/diff/item-changes.js'
import { likelyRenames } from '../core/diff/likely-renames.js'
import { byId, inOrder, rankMovements } from '../core/diff/movements.js'
import { type Pair, pairsOf } from '../core/diff/pairs.js'
import { outcomeIn } from '../core/diff/plan-effects.js'
import { planMovements } from '../core/diff/plan-movements.js'
import { rankIn, type State } from '../core/diff/state.js'
import { withdrawnBy } from '../core/diff/withdrawn.js'
import type { PlannedBacklog } from '../core/plan/plan-backlog.js'
import type { Workspace } from '../workspace.js'
import { itemEdits, type SoundPair, soundPairs } from './item-edits.js'
import type { ItemReader, ItemTexts } from './item-reader.js'
import { leavingChanges } from './leaving.js'
import { leftOutItems } from './left-out-items.js'
import {
  isKnownState,
  isSameOutside,
  ownState,
  placesAfter,
  plannedBacklog,
  rankingAfter,
  stateIn,
} from './own-state.js'
import { type SettingsDifference, settingEdit, settingsDifference } from './setting-edits.js'
import { isPlannedAlike, isReadAlike, readerOf } from './variant.js'

/**
 * What head has that base has not, and what that does. Nothing is said of ranks and periods where the default framework
 * of one of them cannot be used.
 */
export function differenceOf(base: Workspace, head: Workspace): Difference {
  const { pairs, edited, ids, settings, course, both, added, removed, sound, hidden, isRanked } =
    editsBetween(base, head)
  const items = leftOutItems({ pairs, hidden, sound })
  return {
    isRanked,
    configuration: settings.configuration,
    kpis: settings.kpis,
    renamed: [...ids].map(([from, to]) => ({ from, to })),
    added: lone(added, isRanked ? course.head : undefined),
    removed: lone(removed, isRanked ? course.base : undefined),
    likelyRenamed: likelyRenames(removed, added),
    ...(isRanked
      ? { ...rankMovements(course, both), ...planMovements(course, both, added) }
      : { moved: [], rescored: [], periods: [], late: [], unplanned: [], broken: [] }),
    withdrawn: withdrawnBy(edited, items.lost),
    edited,
    ...items,
  }
}

/** What lies between two states, before anything is said of what it does. */
export interface Edits {
  readonly pairs: readonly Pair<Item>[]
  readonly edited: readonly ItemDifference[]
  /** Ids of head by those of base, of items that are renamed. */
  readonly ids: ReadonlyMap<string, string>
  readonly settings: SettingsDifference
  readonly course: Course
  /** Items without errors: those of head that are in both, those that are only in head, and only in base. */
  readonly both: readonly Item[]
  readonly added: readonly Item[]
  readonly removed: readonly Item[]
  readonly sound: { readonly base: Sound; readonly head: Sound }
  /** Those of one state whose file cannot be read in the other one. */
  readonly hidden: ReadonlySet<Pair<Item>>
  /** Whether the default framework of both can be used. */
  readonly isRanked: boolean
}

/** The items of a state without errors. */
type Sound = Pick<ReadonlySet<Item>, 'has'>

/** What lies between two states; `formerIds` are those of an item of head, by default what it says itself. */
export function editsBetween(
  base: Workspace,
  head: Workspace,
  formerIds: (item: Item) => readonly string[] = ({ plain }) => plain.was ?? [],
): Edits {
  const pairs = pairsOf(allItems(base), allItems(head), isItemAlike, formerIds)
  const hidden = new Set(pairs.filter(hiddenIn(base, head)))
  const sound = { base: soundIn(base), head: soundIn(head) }
  const isSameText = base.mappings.size + head.mappings.size === 0
  const parted = partedPairs(pairs, hidden, sound, isSameText)
  const { edited } = parted
  const ids = renamesIn(pairs)
  const settings = settingsDifference(base, head)
  return {
    pairs,
    ...parted,
    ids,
    settings,
    course: courseOf({ base, head, pairs, edited, ids, settings, sound }),
    sound,
    hidden,
    isRanked: [base, head].every(({ unusableFramework }) => unusableFramework === undefined),
  }
}

// Of what is hidden nothing is told.
function partedPairs(
  pairs: readonly Pair<Item>[],
  hidden: Edits['hidden'],
  sound: Edits['sound'],
  isSameText: boolean,
): Pick<Edits, 'edited' | 'both' | 'added' | 'removed'> {
  const edited: ItemDifference[] = []
  const both: Item[] = []
  const added: Item[] = []
  const removed: Item[] = []
  for (const pair of pairs) {
    if (hidden.has(pair)) continue
    const { base, head } = pair
    const difference = itemDifference(pair, isSameText)
    if (difference) edited.push(difference)
    const before = base && sound.base.has(base) ? base : undefined
    const after = head && sound.head.has(head) ? head : undefined
    if (before && after) both.push(after)
    else if (after && !base) added.push(after)
    else if (before && !head) removed.push(before)
  }
  return { edited, both, added, removed }
}

// Few have errors.
function soundIn({ parts }: Workspace): Sound {
  const faulty = new Set(parts.faulty)
  return { has: (item) => !faulty.has(item) }
}

// Of what stood in a file nothing is known of a state that cannot read that file.
function hiddenIn(base: Workspace, head: Workspace): (pair: Pair<Item>) => boolean {
  const [unread, unreadAfter] = [base, head].map(({ parts }) => new Set(parts.unreadable))
  return ({ base: before, head: after }) =>
    before === undefined
      ? unread!.has(after!.source.path)
      : after === undefined && unreadAfter!.has(before.source.path)
}

function allItems({ items, parts }: Workspace): readonly Item[] {
  return [...items, ...parts.faulty.filter(({ id }) => id !== '')]
}

function renamesIn(pairs: readonly Pair<Item>[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>()
  for (const { base, head } of pairs)
    if (base && head && base.id !== head.id) ids.set(base.id, head.id)
  return ids
}

interface Parts extends Pick<Edits, 'pairs' | 'edited' | 'ids' | 'settings' | 'sound'> {
  readonly base: Workspace
  readonly head: Workspace
}

// Base is told by the ids of head, so that to rename an item is no change to those that name it.
function courseOf({ base, head, pairs, edited, ids, settings, sound: isSound }: Parts): Course {
  const named = (backlog: PlannedBacklog): PlannedBacklog => {
    if (ids.size === 0) return backlog
    const containers = new Set([...backlog.containers].map((id) => ids.get(id) ?? id))
    return { ...backlog, items: renamed(backlog.items, ids), containers }
  }
  const backlog = named(plannedBacklog(base))
  const inBase = ids.size > 0 ? itemsById(backlog.items) : undefined
  const differences = new Map(edited.map((each) => [each.id, each]))
  const sound = soundPairs(pairs, differences, {
    base: (item, id) => (isSound.base.has(item) ? (inBase ? inBase.get(id) : item) : undefined),
    head: (item) => (isSound.head.has(item) ? item : undefined),
    leaving: (pair, isLeaving) =>
      leavingChanges({ base, head, settings, edited: differences }, pair, isLeaving),
  })
  const isAlike = isReadAlike(base.parts.context, head.parts.context) && !isRatedOtherwise(settings)
  const isRanked = isAlike && isSameOutside(backlog, head)
  const isPlanned = isRanked && isPlannedAlike(base, head)
  // Of a history head is known, since it was the base of what came after it.
  const isBackward = isRanked && isKnownState(head) && ids.size === 0
  const back = isBackward ? sound.map(turned) : []
  const before: State =
    ids.size > 0
      ? stateIn(base, backlog)
      : ownState(base, {
          ...(isBackward && { ranking: () => rankingAfter(ownState(head), base, back) }),
          places: () => (isBackward && isPlanned ? placesAfter(after, before, back) : undefined),
        })
  const after: State = ownState(head, {
    ...(isRanked && { ranking: () => rankingAfter(before, head, sound) }),
    places: () => (isPlanned ? placesAfter(before, after, sound) : undefined),
  })
  const ofBase = new Set(before.backlog.items)
  const rereading = (workspace: Workspace) => {
    let read: ItemReader | undefined
    return (item: Item, texts: ItemTexts): Item => {
      if (isAlike && item.ratings === texts.ratings) return item
      read ??= readerOf(workspace)
      return ofBase.has(item) ? renamed([read(texts)], ids)[0]! : read(texts)
    }
  }
  return {
    base: before,
    head: after,
    isEvidenceAging: [base, head].some(({ evidence }) => evidence.maxAge !== undefined),
    forward: [
      ...settings.exchanges.map(({ changes, forward }) =>
        settingEdit(base, changes, forward, (made) =>
          made.items === base.items
            ? { ...made, items: before.backlog.items, containers: before.backlog.containers }
            : named(made),
        ),
      ),
      ...itemEdits(sound, 'head', rereading(base)),
    ],
    backward: once(() => [
      ...settings.exchanges.map(({ changes, backward }) =>
        settingEdit(head, changes, backward, (made) => made),
      ),
      ...itemEdits(sound, 'base', rereading(head)),
    ]),
  }
}

function itemsById(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.id, item]))
}

function turned({ base, head, difference }: SoundPair): SoundPair {
  return { base: head, head: base, difference }
}

function isRatedOtherwise({ configuration }: SettingsDifference): boolean {
  return configuration.some(({ path }) => path.startsWith('raters.'))
}

function once(make: () => readonly Edit[]): () => readonly Edit[] {
  let made: readonly Edit[] | undefined
  return () => {
    made ??= make()
    return made
  }
}

function lone(items: readonly Item[], state: State | undefined): Lone[] {
  return items
    .map((item) => ({
      item,
      rank: state ? rankIn(state, item.id) : null,
      end: state ? outcomeIn(state, item.id).end : null,
    }))
    .sort((a, b) => inOrder(a.rank, b.rank) || byId(a.item, b.item))
}
