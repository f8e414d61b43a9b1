import type { Change } from '../core/diff/change.js'
import type { Comparison } from '../core/diff/comparison.js'
import type { Difference, MovedRank } from '../core/diff/difference.js'
import type { FirstError, LeftOutParted } from '../core/diff/left-out.js'
import { placeName } from '../core/yaml/source.js'
import { planSections } from './diff-plan-sections.js'
import { because, id, rank, type Section, title } from './diff-section.js'
import {
  causeText,
  changeText,
  kpiChangesText,
  partMoved,
  placeText,
  progressChangeText,
  rankText,
  scoreText,
  writtenText,
} from './diff-text.js'
import type { Column } from './table.js'

const change: Column = { title: 'Change', least: 32, wraps: 6 }

/** The parts of a comparison that have something to tell, in their order. */
export function diffSections({ difference, leftOut, unit }: Comparison): Section[] {
  const { leading, passed } = partMoved(difference.moved)
  return [
    ...settingSections(difference),
    ...loneSections(difference),
    {
      title: 'Moved in the ranking',
      columns: [rank, id, title, { title: 'Score', drop: 2 }, because],
      rows: leading.map(movedRow),
    },
    {
      title: 'Moved because others did',
      columns: [rank, id, title, { title: 'Score', drop: 2 }, because],
      rows: passed.map(movedRow),
      isDetail: true as const,
    },
    ...planSections(difference, unit),
    {
      title: 'Edited fields',
      columns: [id, change, { title: 'Place', least: 16 }],
      rows: difference.edited.flatMap((each) =>
        [...each.changes, ...each.estimates].map((change) => [
          each.id,
          `${raterText(change)}${changeText(change)}`,
          placeText(change),
        ]),
      ),
      // Where nothing moves they are what there is to see.
      ...(isAboutFields(difference) ? {} : { isDetail: true as const }),
    },
    ...leftOutSections(leftOut),
  ].filter(({ rows }) => rows.length > 0)
}

function isAboutFields(difference: Difference): boolean {
  const { edited, moved, periods, rescored, late, broken, withdrawn } = difference
  const effects = [moved, periods, rescored, late, broken, withdrawn]
  return (
    effects.every(({ length }) => length === 0) && edited.some(({ base, head }) => base && head)
  )
}

// What is wrong before and after is nothing that the change did.
function leftOutSections({ base, head, both }: LeftOutParted): Section[] {
  const columns = [
    { title: 'In' },
    id,
    { title: 'Place', least: 16 },
    { title: 'Error', least: 24, wraps: 6 },
  ]
  const rows = (side: string, of: readonly FirstError[]) =>
    of.map(({ id: own, file, line, message }) => [
      side,
      own ?? '–',
      `${file}:${line}`,
      message ?? '–',
    ])
  return [
    {
      title: 'Left out because of errors',
      columns,
      rows: [...rows('base', base), ...rows('head', head)],
    },
    {
      title: 'Left out before and after',
      columns,
      rows: rows('both', both),
      isDetail: true as const,
    },
  ]
}

function settingSections({ configuration, kpis }: Difference): Section[] {
  return [
    {
      title: 'Settings',
      columns: [
        { title: 'Setting', least: 16 },
        { title: 'Before', least: 12 },
        { title: 'After', least: 12 },
        { title: 'Place', least: 12 },
      ],
      rows: configuration.map((change) => [
        change.path,
        writtenText(change.from),
        writtenText(change.to),
        placeText(change),
      ]),
    },
    {
      title: 'KPIs',
      columns: [
        id,
        title,
        { title: 'Progress', least: 16 },
        { title: 'Change', least: 16, wraps: 6 },
      ],
      rows: kpis.map((kpi) => [kpi.id, kpi.title, progressChangeText(kpi), kpiChangesText(kpi)]),
    },
  ]
}

function loneSections({ added, removed, renamed, likelyRenamed }: Difference): Section[] {
  const columns: readonly Column[] = [rank, id, title, { title: 'Period' }]
  const rows = (of: Difference['added']) =>
    of.map(({ item, rank: at, end }) => [String(at ?? '–'), item.id, item.title, end ?? '–'])
  return [
    { title: 'Added', columns, rows: rows(added) },
    { title: 'Removed', columns, rows: rows(removed) },
    {
      title: 'Renamed',
      columns: [
        { title: 'From', least: 12 },
        { title: 'To', least: 12 },
      ],
      rows: renamed.map(({ from, to }) => [from, to]),
    },
    {
      title: 'Perhaps renamed',
      columns: [
        { title: 'From', least: 12 },
        { title: 'To', least: 12 },
        title,
        { title: 'To keep its history' },
        { title: 'Place', least: 16 },
      ],
      rows: likelyRenamed.map(({ from, to }) => [
        from.id,
        to.id,
        to.title,
        `was: [${[...(to.plain.was ?? []), from.id].join(', ')}]`,
        placeName({ source: to.source, start: to.node.start, end: to.node.end }),
      ]),
    },
  ]
}

// Beside the place of each, what an item's own file says needs no name.
function raterText({ subject }: Change): string {
  return subject.kind === 'estimates' ? `estimate of ${subject.rater}: ` : ''
}

function movedRow({ item, from, to, scores, cause }: MovedRank): string[] {
  return [
    rankText(from, to),
    item.id,
    item.title,
    scoreText(scores.from, scores.to),
    causeText(cause, item.id),
  ]
}
