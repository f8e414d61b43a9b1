import type { SchemaDocument } from '../core/schema/json/documents.js'

/** One line for each kind of file that has a schema. */
export function schemaKindsText(documents: Readonly<Record<string, SchemaDocument>>): string {
  const kinds = Object.entries(documents)
  const width = Math.max(...kinds.map(([kind]) => kind.length))
  return kinds.map(([kind, { title }]) => `${kind.padEnd(width)}  ${title}\n`).join('')
}
