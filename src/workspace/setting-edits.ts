import { frameworkNodes } from '../core/config/read-config.js'
import type { Change } from '../core/diff/change.js'
import type { SettingEdit } from '../core/diff/edit.js'
import type { Placed } from '../core/diff/fields.js'
import { type KpiDifference, kpiDifference } from '../core/diff/kpi-changes.js'
import { pairsOf } from '../core/diff/pairs.js'
import { frameworkChanges, settingDifferences, withSettings } from '../core/diff/setting-changes.js'
import type { PlannedBacklog } from '../core/plan/plan-backlog.js'
import type { YamlMap } from '../core/yaml/node.js'
import type { Workspace } from '../workspace.js'
import { type FrameworkFiles, nameOfFile } from './frameworks.js'
import { type Exchange, exchanged } from './variant.js'

/** What is different of pm.yaml, frameworks and KPIs. */
export interface SettingsDifference {
  readonly configuration: readonly Change[]
  readonly kpis: readonly KpiDifference[]
  /** Each as what is exchanged in base to make it alone, and in head to undo it. */
  readonly exchanges: readonly Both[]
}

interface Both {
  readonly changes: readonly Change[]
  readonly forward: Exchange
  readonly backward: Exchange
}

export function settingsDifference(base: Workspace, head: Workspace): SettingsDifference {
  // Of a history what stayed the same is one object.
  const isSameFile = base.parts.configuration === head.parts.configuration
  const isSame = isSameFile && base.parts.frameworkFiles === head.parts.frameworkFiles
  const settings = isSameFile ? [] : settingsBetween(base, head)
  const frameworks = isSame ? [] : frameworksBetween(base, head)
  const pairs = base.kpis === head.kpis ? [] : pairsOf(base.kpis, head.kpis)
  const kpis = pairs.flatMap((pair) => {
    const difference = kpiDifference(pair)
    return difference ? [{ pair, difference }] : []
  })
  return {
    configuration: [...settings, ...frameworks].flatMap(({ changes }) => changes),
    kpis: kpis.map(({ difference }) => difference),
    exchanges: [
      ...settings,
      ...frameworks,
      ...kpis.map(({ pair, difference: { changes } }): Both => {
        const forward = { kpis: withOne(base.kpis, pair.base, pair.head) }
        return { changes, forward, backward: { kpis: withOne(head.kpis, pair.head, pair.base) } }
      }),
    ],
  }
}

function settingsBetween(base: Workspace, head: Workspace): Both[] {
  return settingDifferences(placed(base), placed(head)).map(({ changes, keys }) => {
    return {
      changes,
      forward: { settings: mixed(base, head, keys) },
      backward: { settings: mixed(head, base, keys) },
    }
  })
}

function frameworksBetween(base: Workspace, head: Workspace): Both[] {
  return namesOf(base, head).flatMap((name): Both[] => {
    const changes = frameworkChanges(name, definition(base, name), definition(head, name))
    if (changes.length === 0) return []
    const [forward, backward] = [withFramework(base, head, name), withFramework(head, base, name)]
    return [{ changes, forward, backward }]
  })
}

/** The edit of a workspace that makes an exchange; `finish` is done to the backlog where it reads items again. */
export function settingEdit(
  workspace: Workspace,
  changes: readonly Change[],
  exchange: Exchange,
  finish: (backlog: PlannedBacklog) => PlannedBacklog,
): SettingEdit {
  let made: PlannedBacklog | undefined
  return {
    kind: 'setting',
    changes,
    made() {
      made ??= finish(exchanged(workspace, exchange))
      return made
    },
  }
}

function placed({ parts: { configuration } }: Workspace): Placed | undefined {
  const { root, source } = configuration
  return root && source && { node: root, source }
}

function mixed(to: Workspace, from: Workspace, keys: readonly (readonly string[])[]) {
  const [own, other] = [placed(to), placed(from)]
  const empty: YamlMap = { kind: 'map', start: 0, end: 0, entries: [] }
  return {
    root: withSettings(own?.node ?? empty, other?.node, keys),
    source: (own ?? other)!.source,
  }
}

function namesOf(base: Workspace, head: Workspace): string[] {
  const names = new Set(
    [head, base].flatMap(({ parts: { configuration, frameworkFiles } }) => [
      ...frameworkNodes(configuration).map(({ name }) => name),
      ...frameworkFiles.parsed.map(({ source }) => nameOfFile(source.path)),
    ]),
  )
  return [...names]
}

// What pm.yaml says of it, or else its file.
function definition({ parts }: Workspace, name: string): Placed | undefined {
  const { configuration, frameworkFiles } = parts
  const inConfig = frameworkNodes(configuration).find((each) => each.name === name)
  const file = frameworkFiles.parsed.find(({ source }) => nameOfFile(source.path) === name)
  const node = inConfig?.node ?? file?.tree
  const source = inConfig ? configuration.source : file?.source
  return node?.kind === 'map' && source ? { node, source } : undefined
}

function withFramework(to: Workspace, from: Workspace, name: string): Exchange {
  const isOther = ({ source }: FrameworkFiles['parsed'][number]) => nameOfFile(source.path) !== name
  const [own, others] = [to.parts.frameworkFiles, from.parts.frameworkFiles]
  return {
    ...(placed(to) || placed(from) ? { settings: mixed(to, from, [['frameworks', name]]) } : {}),
    frameworkFiles: {
      ...own,
      parsed: [...own.parsed.filter(isOther), ...others.parsed.filter((each) => !isOther(each))],
    },
  }
}

function withOne<T>(list: readonly T[], before: T | undefined, after: T | undefined): T[] {
  const others = list.filter((each) => each !== before)
  return after ? [...others, after] : others
}
