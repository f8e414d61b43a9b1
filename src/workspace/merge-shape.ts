import type { Mapping } from '../core/backlog/mapping.js'
import type { RecordShape } from '../core/merge/telling.js'
import { isConfiguration } from '../core/schema/defaults.js'
import type { Limits, Snapshot } from '../edges/files.js'
import { findConfiguration } from './configuration.js'
import { wantedFiles } from './sources.js'

/** What a file holds that is merged: prose, the roadmap among it, or data with or without a list of items or KPIs. */
export type MergeShape =
  | { readonly kind: 'text' }
  | {
      readonly kind: 'data'
      readonly records: RecordShape | undefined
      /** What pm.yaml says that it holds, where that stands in other files too. */
      readonly holds?: 'items' | 'ratings'
    }

const plainShape = { id: 'id', was: 'was', prefix: '' }

/** What any file may be of which nothing is known. */
export const anyRecords: RecordShape = {
  ...plainShape,
  keys: ['items', 'kpis'],
  allowsTitles: false,
}

const noRecords = { kind: 'data', records: undefined } as const

/**
 * What the file at a path of the repository holds, by the pm.yaml that stands in the work tree for it, however far a
 * merge has come: where that cannot be read the defaults say it. The path may name no file.
 */
export async function shapeOfPath(
  path: string,
  snapshot: Snapshot,
  config: string | undefined,
  limits: Limits,
): Promise<MergeShape> {
  if (!/\.ya?ml$/i.test(path)) return { kind: 'text' }
  if (isConfiguration(path)) return noRecords
  const at = path.slice(0, Math.max(path.lastIndexOf('/'), 0))
  const configuration = await findConfiguration(snapshot, at, config, limits, () => {})
  // Without a pm.yaml the defaults hold from the root on.
  const folder = configuration.path === undefined ? '' : configuration.folder
  if (path === configuration.path) return noRecords
  const inFolder = folder ? path.slice(folder.length + 1) : path
  const wanted = wantedFiles(configuration, () => {}).find(({ glob }) => glob.matches(inFolder))
  switch (wanted?.kind) {
    case 'backlog':
      return { kind: 'data', records: itemRecords(wanted.mapping), holds: 'items' }
    case 'kpis':
      return { kind: 'data', records: { ...plainShape, keys: ['kpis'], allowsTitles: false } }
    case 'estimates':
      return { ...noRecords, holds: 'ratings' }
    case 'frameworks':
      return noRecords
    case undefined:
      return { kind: 'data', records: anyRecords }
  }
}

function itemRecords(mapping: Mapping | undefined): RecordShape {
  const targetOf = (name: string) =>
    mapping?.targets.find(({ to }) => to.length === 1 && to[0] === name)
  const id = targetOf('id')
  return {
    keys: mapping?.items === '.' ? [] : [mapping?.items ?? 'items'],
    id: id?.from ?? plainShape.id,
    was: targetOf('was')?.from ?? plainShape.was,
    prefix: id?.prefix ?? plainShape.prefix,
    allowsTitles: true,
  }
}
