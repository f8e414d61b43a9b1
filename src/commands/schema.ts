import type { Command } from '../command.js'
import { nearest } from '../core/problems/nearest.js'
import { list, quote } from '../core/problems/words.js'
import {
  type SchemaKind,
  schemaDocuments,
  schemaKinds,
  schemaText,
} from '../core/schema/json/documents.js'
import { UsageError } from '../errors.js'
import { exitCode } from '../exit-code.js'
import { shownJson } from '../render/json.js'
import { schemaKindsText } from '../render/schema-kinds-text.js'
import { knownOf } from '../workspace/known.js'
import { concludeReading } from './left-out.js'

export const schema: Command = {
  name: 'schema',
  summary: 'Print the JSON Schema (draft-07) of a kind of file, for editors.',
  arguments: [{ name: '[kind]', description: `one of ${schemaKinds.join(', ')}` }],
  examples: [
    ['pm schema', 'the kinds of file'],
    [
      'pm schema backlog > backlog.schema.json',
      "what an item may hold, the team's frameworks, teams and KPIs included",
    ],
  ],
  async run(run) {
    const [name] = run.args
    if (name === undefined) {
      run.io.out.write(schemaKindsText(schemaDocuments))
      return exitCode.ok
    }
    const kind = kindNamed(name)
    const workspace = await run.workspace()
    run.io.out.write(shownJson(schemaText(kind, knownOf(workspace))))
    return concludeReading(run, workspace)
  },
}

function kindNamed(name: string): SchemaKind {
  const kind = schemaKinds.find((candidate) => candidate === name)
  if (kind) return kind
  const near = nearest(name, schemaKinds)
  throw new UsageError(
    `there is no schema ${quote(name)}`,
    near.length ? `did you mean ${list(near, 'or')}?` : `there are ${list(schemaKinds)}`,
  )
}
