import { compareText } from '../compare.js'
import type { Framework } from '../frameworks/framework.js'
import { list } from '../problems/words.js'
import { type BacklogOptions, backlogText } from './backlog-text.js'
import { type Draft, isOpen } from './draft.js'
import type { Imported } from './import-text.js'
import { configText, exampleBacklog, exampleKpis, type RoadmapStart } from './templates.js'

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
export function importedFiles(
  { drafts, framework }: Imported,
  start: RoadmapStart | undefined,
): NewFile[] {
  const names = [...new Set(drafts.flatMap(({ team }) => team ?? []))].sort(compareText)
  const teams = names.map((name) => ({ name }))
  const config = configText({ framework: framework.name, teams, ...(start && { start }) })
  return [
    { path: 'pm.yaml', text: config },
    { path: 'backlog.yaml', text: backlogText(drafts, optionsOf(framework)) },
  ]
}

/** Names of the inputs that an item must have to get a rank. */
export function requiredInputs({ inputs }: Framework): string[] {
  return inputs
    .filter((input) => input.default === undefined && !input.from)
    .map(({ name }) => name)
}

/** The items that still lack a number before they can be ranked. */
export function unfilled({ drafts, framework }: Imported): Draft[] {
  const required = requiredInputs(framework)
  return drafts.filter(
    (draft) => isOpen(draft) && required.some((name) => draft.own?.[name] === undefined),
  )
}

function optionsOf(framework: Framework): BacklogOptions {
  const scales = framework.inputs.map(({ name, scale }) =>
    scale && 'from' in scale ? `${name} (${scale.from} to ${scale.to})` : name,
  )
  return {
    about: [
      `${framework.title} ranks the items that have ${list(scales)}: fill them in.`,
      'pm prioritize shows the ranking, pm validate what is wrong, pm explain ID one item.',
    ],
    blanks: requiredInputs(framework),
  }
}
