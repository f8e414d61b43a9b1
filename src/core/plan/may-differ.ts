import type { Layout } from './layout.js'
import { waitedFor } from './load.js'
import { isSameWork, periodOfDay } from './model.js'
import type { Places } from './outline.js'
import { isLateByPeriod } from './schedule.js'

/**
 * The ids of the items that may stand elsewhere in one of two plans, or be late in one only, where one was made of the
 * other by exchanges; undefined where it was not.
 */
export function mayDiffer({ read: one }: Places, { read: other }: Places): string[] | undefined {
  if (!one || one.indexOf !== other?.indexOf) return undefined
  const { model, followed } = one.layout
  const { model: otherModel, followed: otherFollowed } = other.layout
  const isDoneAlike = doneAlike(one.layout, other.layout)
  const ids: string[] = []
  for (let index = 0; index < model.items.length; index++) {
    const { item } = model.items[index]!
    const day = followed.finish[index]!
    const isSame =
      day === otherFollowed.finish[index] &&
      item.due?.date === otherModel.items[index]!.item.due?.date &&
      (day === null ||
        isLateByPeriod(model, { index, period: periodOfDay(model, day) }) !== undefined ||
        isDoneAlike(index))
    if (!isSame) ids.push(item.id)
  }
  return ids
}

// So many others are looked at for the work of an item that is summed up.
const MOST_OTHERS = 100

// Whether the same work has to be done for a planned item to be finished: up to it, and to all that it waits for in its period.
function doneAlike(one: Layout, other: Layout): (index: number) => boolean {
  const others = othersSince(one, other) ?? othersSince(other, one)
  if (!others) return () => false
  const { model, followed } = one
  const byTeam = new Map<number, number[]>()
  for (const each of others)
    for (const { items } of [model, other.model])
      for (const { team } of items[each]!.work) {
        const known = byTeam.get(team)
        if (known) known.push(each)
        else byTeam.set(team, [each])
      }
  const [isUpTo, isUpToOther] = [upTo(one), upTo(other)]
  const isAlike = (each: number, index: number) => {
    const isBefore = isUpTo(each, index)
    if (isBefore !== isUpToOther(each, index)) return false
    return !isBefore || isSameWork(model.items[each]!.work, other.model.items[each]!.work)
  }
  return (index) => {
    const waited = waitedFor(model, followed, index) ?? []
    return (
      waited.length > 0 &&
      waited.every((each) => {
        const { work, dependsOn } = model.items[each]!
        return (
          dependsOn.every((to) => followed.finish[to] === other.followed.finish[to]) &&
          work.every(({ team }) => byTeam.get(team)?.every((at) => isAlike(at, each)) ?? true)
        )
      })
    )
  }
}

function othersSince({ since }: Layout, { followed }: Layout): readonly number[] | undefined {
  return since?.plan === followed && since.others.length <= MOST_OTHERS ? since.others : undefined
}

// Whether one of two items is the other, or finishes before it.
function upTo({ followed: { finish, order } }: Layout): (index: number, to: number) => boolean {
  const places = new Int32Array(finish.length)
  for (let place = 0; place < order.length; place++) places[order[place]!] = place
  return (index, to) => {
    const [day, by] = [finish[index] ?? null, finish[to]!]
    return day !== null && (day === by ? places[index]! <= places[to]! : day < by)
  }
}
