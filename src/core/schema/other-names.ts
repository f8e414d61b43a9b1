/** Names of columns by which an imported table is read, the first choice first; case, spaces and punctuation do not matter. */
export const itemColumns = {
  id: ['id', 'key', 'issue key', 'issue id', 'identifier', 'ticket'],
  title: ['title', 'name', 'summary', 'subject', 'feature', 'idea'],
  status: ['status', 'state'],
  team: ['team', 'squad'],
  owner: ['owner', 'assignee', 'lead'],
  tags: ['tags', 'tag', 'labels', 'label'],
  due: ['due', 'due date', 'deadline', 'target date'],
  parent: ['parent issue', 'parent key', 'parent', 'parent id'],
  started: ['started', 'started at'],
  links: ['links', 'link', 'url'],
  notes: ['notes', 'description', 'details'],
} as const

// Where a key of a file is none of ours, these too may have meant one that is.
const further: Readonly<Record<string, readonly string[]>> = {
  id: ['uid', 'slug'],
  title: ['headline', 'metric'],
  status: ['stage', 'workflow state'],
  owner: ['assigned to', 'assignees', 'responsible', 'dri'],
  tags: ['keywords', 'category', 'categories', 'topics'],
  effort: ['estimate', 'points', 'story points', 'storypoints', 'size'],
  depends_on: [
    ...['dependencies', 'dependency', 'depends', 'deps', 'blocked by', 'blockers'],
    ...['requires', 'prerequisites'],
  ],
  due: ['duedate', 'due on', 'due by'],
  parent: ['epic'],
  started: ['start', 'start date'],
  shipped: ['completed', 'completed at', 'released', 'finished', 'closed at', 'done'],
  period: ['quarter', 'release', 'sprint', 'iteration', 'milestone'],
  was: ['aliases', 'former ids', 'old id'],
  fields: ['custom fields', 'custom', 'metadata'],
  links: ['urls', 'references'],
  notes: ['desc', 'body', 'comment', 'comments'],
  baseline: ['base', 'start', 'initial', 'start value'],
  target: ['goal', 'objective', 'target value'],
  history: ['current', 'current value', 'values', 'points', 'measurements', 'data'],
  weight: ['importance'],
  kind: ['type'],
  low: ['min', 'minimum', 'optimistic'],
  likely: ['mode', 'most likely', 'expected', 'mid'],
  high: ['max', 'maximum', 'pessimistic'],
  product: ['name'],
  files: ['file', 'glob', 'path'],
  map: ['mapping'],
}

/** The one of the known fields that people and trackers give another name, or undefined. */
export function fieldByOtherName(name: string, known: readonly string[]): string | undefined {
  const word = wordOf(name)
  return known.find(
    (field) =>
      (Object.hasOwn(further, field) && further[field]!.includes(word)) ||
      (Object.hasOwn(itemColumns, field) && columnsOf(field).includes(word)),
  )
}

function columnsOf(field: string): readonly string[] {
  return itemColumns[field as keyof typeof itemColumns]
}

// dueDate, due_date and Due-Date are one.
function wordOf(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
