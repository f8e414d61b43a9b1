import type { Framework, InputRef } from '../frameworks/framework.js'
import { sharedInputs } from '../schema/item.js'
import { mayStandOnItem } from './own-input.js'

/** The repository's default framework, whose inputs may stand on an item itself. */
export interface Standard {
  readonly framework: Framework
}

/** An input that a framework needs, and where an item may give it. */
export interface Need extends InputRef {
  /** Its name in a ranking by that framework: `reach`, or `rice.reach` where it is another's. */
  readonly name: string
  /** Where an item that lacks it is to give it. */
  readonly place: string
  readonly mayStandOnItem: boolean
  /** It is read by the definition of another framework and must keep the limits of this one. */
  readonly isForeign: boolean
}

/** What a framework needs of an item. */
export interface Needs {
  readonly inputs: readonly Need[]
  /** Expected changes by KPI, of which one must be given if there are any. */
  readonly changes: ReadonlyMap<string, Need>
}

const known = new WeakMap<Framework, WeakMap<Framework, Needs>>()

/** What a framework needs in a repository with this default framework. */
export function needsFor(framework: Framework, standard: Framework): Needs {
  const before = known.get(framework)?.get(standard)
  if (before) return before
  const all = framework.needs.map((ref) => needOf(ref, framework, standard))
  const needs = {
    inputs: all.filter(({ input }) => !input.from),
    changes: new Map(
      all.flatMap((need) => (need.input.from ? [[need.input.from.kpi, need] as const] : [])),
    ),
  }
  const ofFramework = known.get(framework) ?? new WeakMap<Framework, Needs>()
  known.set(framework, ofFramework.set(standard, needs))
  return needs
}

/** An input as a framework needs it in a repository with this default framework. */
export function needOf(ref: InputRef, framework: Framework, standard: Framework): Need {
  const isOwn = ref.framework === framework.name
  const isOnItem = mayStandOnItem(ref, standard)
  const { name } = ref.input
  const full = `${ref.framework}.${name}`
  const isShared = isOnItem && sharedInputs.some((each) => each === name)
  return {
    ...ref,
    name: isOwn || ref.input.from ? name : full,
    place: isOwn || isShared ? name : full,
    mayStandOnItem: isOnItem,
    isForeign: ref.framework !== standard.name,
  }
}
