import { thousandsIn } from '../estimates/thousands.js'
import { isPrintable, scalarText } from '../yaml/scalar-text.js'
import { type Draft, isOpen, parentsOf } from './draft.js'

export interface BacklogOptions {
  /** Lines of explanation at the top. */
  readonly about: readonly string[]
  /** Inputs that stand ready to be filled in where an item has none. */
  readonly blanks: readonly string[]
}

/** A backlog file of these items, as a person would write it. */
export function backlogText(drafts: readonly Draft[], { about, blanks }: BacklogOptions): string {
  const head = about.map((line) => `# ${line}\n`).join('')
  const parents = parentsOf(drafts)
  const texts = drafts.map((draft) =>
    itemText(draft, isOpen(draft) && !parents.has(draft.id) ? blanks : []),
  )
  return `${head}items:\n${texts.join('\n')}`
}

function itemText(draft: Draft, blanks: readonly string[]): string {
  const { id, title, status, team, owner, tags, own, blocks, links, notes, fields } = draft
  const { due, parent, started } = draft
  const inputs = { ...blankInputs(blanks), ...own }
  const lines = [
    ...entry('id', id),
    ...entry('title', title),
    ...entry('status', status),
    ...entry('team', team),
    ...entry('owner', owner),
    ...(tags?.length ? [`tags: ${flowList(tags)}`] : []),
    ...Object.entries(inputs).map(([name, text]) => `${name}: ${estimateText(text)}`.trim()),
    ...Object.entries(blocks ?? {}).map(blockText),
    ...(due === undefined ? [] : [`due: ${due}`]),
    ...entry('parent', parent),
    ...(started === undefined ? [] : [`started: ${started}`]),
    ...(links?.length ? [`links: ${flowList(links)}`] : []),
    ...fieldLines(fields ?? {}),
    ...(notes === undefined ? [] : noteLines(notes)),
  ]
  const indent = (line: string, at: number) => (at === 0 ? '  - ' : line && '    ') + line
  return lines.map((line, at) => `${indent(line, at)}\n`).join('')
}

function blankInputs(names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, '']))
}

function entry(key: string, text: string | undefined): string[] {
  return text === undefined ? [] : [`${key}: ${scalarText(text)}`]
}

function flowList(texts: readonly string[]): string {
  return `[${texts.map((text) => scalarText(text, 'flow')).join(', ')}]`
}

// `must` under moscow is its only input and stands alone.
function blockText([name, block]: readonly [string, Readonly<Record<string, string>>]): string {
  const inputs = Object.entries(block)
  const [first] = inputs
  if (inputs.length === 1 && first?.[0] === name) return `${name}: ${estimateText(first[1])}`
  return `${name}: {${inputs.map(([input, text]) => `${input}: ${estimateText(text)}`).join(', ')}}`
}

// Numbers, percentages, words and intervals need no quotes.
function estimateText(text: string): string {
  return /^[\w+.-][\w+.% -]*$|^$/.test(text) ? text : scalarText(text, 'flow')
}

function fieldLines(fields: Readonly<Record<string, string>>): string[] {
  const entries = Object.entries(fields)
  if (!entries.length) return []
  return ['fields:', ...entries.map(([key, text]) => `  ${scalarText(key)}: ${fieldText(text)}`)]
}

// A number is one that can be read in one way and where no digit gets lost: `1.400`, `007` and what is longer than a
// double holds are texts.
function fieldText(text: string): string {
  const isShort = text.replace(/\D/g, '').length <= 15
  const isNumber = isShort && /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text) && !thousandsIn(text)
  return isNumber || text === 'true' || text === 'false' ? text : scalarText(text)
}

// Several lines as a literal block, if every line can stand there as it is.
function noteLines(notes: string): string[] {
  const lines = notes.split('\n')
  const canBeLiteral =
    lines.length > 1 &&
    !/^\s|\s$/.test(notes) &&
    lines.every((line) => line === '' || (/\S/.test(line) && isPrintable(line)))
  if (!canBeLiteral) return entry('notes', notes)
  return ['notes: |-', ...lines.map((line) => line && `  ${line}`)]
}
