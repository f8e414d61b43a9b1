import { describeNode } from '../../core/problems/describe.js'
import type { Setting } from '../../core/what-if.js'
import { type EditFault, setValue, type YamlDocument } from '../../core/yaml/edit.js'
import type { YamlNode } from '../../core/yaml/node.js'
import { nodeAt } from '../../core/yaml/node.js'
import { removeEntry } from '../../core/yaml/remove.js'
import type { SourceFile } from '../../core/yaml/source.js'
import { textIn, valueText } from '../../core/yaml/value-text.js'
import { type Assignment, refusal } from './assignment.js'
import { documentOf, type Target } from './target.js'

/** Documents, by path, that stand in for those on disk. */
export type Drafts = Map<string, YamlDocument>

/** Makes an assignment in the draft of its file. Throws UsageError where it cannot be made. */
export async function apply(
  assignment: Assignment,
  target: Target,
  drafts: Drafts,
): Promise<Setting> {
  const { source, path, idea } = target
  const document = drafts.get(source.path) ?? (await documentOf(source))
  if (!document)
    throw refusal(assignment, `${source.path} has errors`, `pm validate ${source.path} shows them`)
  const isTaken = target.typed.trim() === ''
  const result = isTaken
    ? await removeEntry(document, path)
    : await setValue(document, path, target.typed)
  if ('document' in result) drafts.set(source.path, result.document)
  else if (idea && result.fault.kind === 'no-mapping' && result.fault.steps === idea.steps)
    await applyToIdea(assignment, target, document, drafts)
  else throw refusedAt(result.fault, assignment, target)
  return { ...assignment, ...placeIn(target) }
}

// A title alone becomes an item with that title.
async function applyToIdea(
  assignment: Assignment,
  target: Target,
  document: YamlDocument,
  drafts: Drafts,
): Promise<void> {
  const { source, path, idea, typed } = target
  const { steps, id, title } = idea!
  const fields = path.slice(steps)
  const keys = await Promise.all(fields.map((step) => textIn('flow', String(step))))
  const { flow } = await valueText(typed)
  const inner = keys.reduceRight(
    (value, key, at) => (at ? `{${key}: ${value}}` : `${key}: ${value}`),
    flow,
  )
  const entry = `{id: ${await textIn('flow', id)}, title: ${await textIn('flow', title)}, ${inner}}`
  const result = await setValue(document, path.slice(0, steps), entry)
  if ('fault' in result) throw refusedAt(result.fault, assignment, target)
  drafts.set(source.path, result.document)
}

function placeIn({ source, root, path }: Target): Pick<Setting, 'from' | 'file' | 'line'> {
  if (!root) return { from: null, file: source.path, line: source.text ? 1 : null }
  const node = nodeAt(root, path)
  const { line } = source.position(node.start)
  const isThere = nodeAt(root, path.slice(0, -1)) !== node
  return { from: isThere ? written(source, node) : null, file: source.path, line }
}

function written(source: SourceFile, node: YamlNode): string | null {
  const text = source.text.slice(node.start, node.end)
  if (text === '') return null
  return /[\r\n]/.test(text) ? describeNode(node) : text
}

function refusedAt(fault: EditFault, assignment: Assignment, target: Target): Error {
  const file = target.source.path
  switch (fault.kind) {
    case 'no-mapping':
    case 'no-entry': {
      const name = begun(assignment, target, fault.steps)
      const what =
        fault.kind === 'no-entry'
          ? 'has no such entry'
          : `is ${fault.got}, which holds no other value`
      return refusal(assignment, `${name} ${what} in ${file}`, `set the whole of it: ${name}=…`)
    }
    case 'repeated':
    case 'not-alone':
      return refusal(
        assignment,
        `its value in ${file} is shared with other places through an alias`,
        'what stands behind an alias cannot be set alone',
      )
  }
}

// As the user names it, as far as there is something.
function begun({ path: given }: Assignment, { path }: Target, steps: number): string {
  const rest = `.${path.slice(steps).join('.')}`
  return given.endsWith(rest) ? given.slice(0, -rest.length) : path.slice(0, steps).join('.')
}
