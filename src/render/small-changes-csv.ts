import type { SmallChange } from '../core/simulate/small-changes.js'
import { type Cell, csv } from './csv.js'

const columns: Readonly<Record<string, (change: SmallChange) => Cell>> = {
  id: ({ quantity }) => quantity.item.id,
  input: ({ quantity }) => quantity.name,
  value: ({ value }) => value,
  turn: ({ turn }) => turn,
  change: ({ change }) => change,
  goes: ({ rival }) => (rival.isFirst ? 'out' : 'in'),
  rival: ({ rival }) => rival.id,
  file: ({ quantity }) => quantity.place?.source.path ?? null,
  line: ({ quantity: { place } }) => place?.source.position(place.start).line ?? null,
}

/** Small changes that would change which items are the first, as CSV; no number is rounded. */
export function smallChangesCsv(changes: readonly SmallChange[]): string {
  const cells = Object.values(columns)
  return csv([Object.keys(columns), ...changes.map((change) => cells.map((cell) => cell(change)))])
}
