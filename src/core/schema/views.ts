import { either, listOf, mapping, oneOf, optional, recordOf, required } from './define.js'
import { text, texts } from './kinds.js'
import type { ValueOf } from './schema.js'

/** How a view of the roadmap may be laid out. */
export const viewStyles = ['table', 'timeline', 'now-next-later'] as const

export type ViewStyle = (typeof viewStyles)[number]

/** What a view of the roadmap may keep from its readers. */
export const hideables = [
  'ids',
  'owners',
  'teams',
  'efforts',
  'scores',
  'kpis',
  'dependencies',
  'due',
  'proposed',
  'shipped',
] as const

export type Hideable = (typeof hideables)[number]

const conditions = recordOf(
  either([text, texts], 'a text or a list of texts'),
  'a mapping such as {tag: public}',
)

const view = mapping(
  {
    file: required(text, 'Where it is written, relative to the folder of pm.yaml.'),
    title: optional(text, 'What it is called, above it.'),
    style: optional(oneOf(viewStyles), 'How it is laid out.', 'table'),
    hide: optional(
      listOf(oneOf(hideables), 'a list such as [scores, owners, efforts]'),
      'What its readers do not get to see.',
    ),
    only: optional(conditions, 'Only items with these values, by field.'),
    without: optional(conditions, 'No items with one of these values, by field.'),
  },
  'a mapping such as {file: docs/roadmap.md, hide: [scores]}',
)

/** Further files of the roadmap, each for an audience of its own. */
export const views = listOf(view, 'a list such as [{file: docs/roadmap.md, hide: [scores]}]')

export type ViewFields = ValueOf<typeof view>
