import type { Difference } from '../core/diff/difference.js'
import { obstacleText } from '../core/problems/plan-reasons.js'
import { because, id, rank, type Section, title } from './diff-section.js'
import { causeText, periodText, promisedText, scoreText } from './diff-text.js'
import type { Column } from './table.js'

/** The parts that tell what becomes of the plan, and of what was promised. */
export function planSections(difference: Difference, unit: string): Section[] {
  const { periods, rescored, late, unplanned, broken, withdrawn } = difference
  const isUnplanned = new Set(unplanned.map(({ item }) => item.id))
  const why: Column = { title: 'Why', least: 24, wraps: 6 }
  return [
    {
      title: 'Moved in the roadmap',
      columns: [{ title: 'Period' }, id, title, because],
      rows: periods
        .filter(({ item }) => !isUnplanned.has(item.id))
        .map(({ item, from, to, cause }) => [
          periodText(from, to),
          item.id,
          item.title,
          causeText(cause, item.id),
        ]),
    },
    {
      title: 'Other scores at the same rank',
      columns: [rank, id, title, { title: 'Score' }, because],
      rows: rescored.map(({ item, rank: at, from, to, cause }) => [
        String(at),
        item.id,
        item.title,
        scoreText(from, to),
        causeText(cause, item.id),
      ]),
      isDetail: true as const,
    },
    {
      title: 'Late now',
      columns: [{ title: 'Due' }, { title: 'Finishes' }, id, title, because],
      rows: late.map(({ item, due, end, cause }) => [
        due,
        end,
        item.id,
        item.title,
        cause ? causeText(cause, item.id) : 'new',
      ]),
    },
    {
      title: 'Not planned any more',
      columns: [{ title: 'Was in' }, id, title, because, why],
      rows: unplanned.map(({ item, from, obstacle, cause }) => [
        from,
        item.id,
        item.title,
        causeText(cause, item.id),
        obstacleText(obstacle, unit),
      ]),
    },
    {
      title: 'Commitments broken now',
      columns: [{ title: 'Promised' }, id, title, because, why],
      rows: broken.map(({ item, hardDate, period, obstacle, cause }) => [
        hardDate ?? period!,
        item.id,
        item.title,
        cause ? causeText(cause, item.id) : '–',
        obstacleText(obstacle, unit),
      ]),
    },
    {
      title: 'Promises withdrawn or moved',
      columns: [{ title: 'Promised' }, id, title, because],
      rows: withdrawn.map((each) => [
        `${each.from} → ${promisedText(each)}`,
        each.item.id,
        each.item.title,
        causeText(each.cause, each.item.id),
      ]),
    },
  ]
}
