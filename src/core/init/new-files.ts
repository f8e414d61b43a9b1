import { compareText } from '../compare.js'
import { readNumber } from '../estimates/number.js'
import type { Framework } from '../frameworks/framework.js'
import { list } from '../problems/words.js'
import { type BacklogOptions, backlogText } from './backlog-text.js'
import { type Draft, isOpen, parentsOf } from './draft.js'
import type { Imported } from './import-text.js'
import {
  type ConfigAnswers,
  configText,
  exampleBacklog,
  exampleKpis,
  type RoadmapStart,
} from './templates.js'

/** A file to be written, its path relative to the folder that is set up. */
export interface NewFile {
  readonly path: string
  readonly text: string
  readonly isExecutable?: boolean
}

/** A working start with three items, one KPI and the default framework. */
export function exampleFiles(start: RoadmapStart | undefined): NewFile[] {
  const teams = [{ name: 'product', capacity: 12 }]
  return [
    { path: 'pm.yaml', text: configText({ framework: 'rice', teams, ...(start && { start }) }) },
    { path: 'backlog.yaml', text: exampleBacklog },
    { path: 'kpis.yaml', text: exampleKpis },
  ]
}

/** The files of an imported backlog. */
export function importedFiles(imported: Imported, start: RoadmapStart | undefined): NewFile[] {
  const { drafts, framework, effortUnit } = imported
  const names = [...new Set(drafts.flatMap(({ team }) => team ?? []))].sort(compareText)
  const teams = names.map((name) => ({ name }))
  const effortScale = effortScaleOf(imported)
  const config = configText({
    framework: framework.name,
    teams,
    ...(effortUnit !== undefined && { effortUnit }),
    ...(effortScale && { effortScale }),
    ...(start && { start }),
  })
  return [
    { path: 'pm.yaml', text: config },
    { path: 'backlog.yaml', text: backlogText(drafts, optionsOf(imported, effortScale)) },
  ]
}

/** Names of the inputs that an item must have to get a rank. */
function requiredInputs({ inputs }: Framework): string[] {
  return inputs
    .filter((input) => input.default === undefined && !input.from)
    .map(({ name }) => name)
}

/** The items that still lack a number before they can be ranked, and the inputs that some of them lack. */
export function unfilled({ drafts, framework }: Imported): {
  readonly items: readonly Draft[]
  readonly inputs: readonly string[]
} {
  const required = requiredInputs(framework)
  const parents = parentsOf(drafts)
  const lacks = (draft: Draft, name: string) => draft.own?.[name] === undefined
  const items = drafts.filter(
    (draft) =>
      isOpen(draft) && !parents.has(draft.id) && required.some((name) => lacks(draft, name)),
  )
  const inputs = required.filter((name) => items.some((draft) => lacks(draft, name)))
  return { items, inputs }
}

type Span = NonNullable<ConfigAnswers['effortScale']>

// That of the framework, widened to the efforts that are there; undefined where it has none.
function effortScaleOf({ drafts, framework }: Imported): Span | undefined {
  const scale = framework.inputs.find(({ name }) => name === 'effort')?.scale
  if (!scale || !('from' in scale)) return undefined
  let { from, to } = scale
  for (const { own } of drafts)
    for (const text of own?.effort?.split(/ +to +/) ?? []) {
      const effort = readNumber(text) ?? from
      from = Math.min(from, effort)
      to = Math.max(to, Math.ceil(effort))
    }
  return { from, to }
}

function optionsOf({ framework, effortUnit }: Imported, efforts: Span | undefined): BacklogOptions {
  const scales = framework.inputs.map(({ name, scale, unit }) => {
    const isEffort = name === 'effort'
    const span = isEffort ? efforts : scale && 'from' in scale ? scale : undefined
    const of = isEffort ? (effortUnit ?? unit) : undefined
    return span ? `${name} (${span.from} to ${span.to}${of ? ` ${of}` : ''})` : name
  })
  return {
    about: [
      `${framework.title} ranks the items that have ${list(scales)}: fill them in.`,
      'pm prioritize shows the ranking, pm validate what is wrong, pm explain ID one item.',
    ],
    blanks: requiredInputs(framework),
  }
}
