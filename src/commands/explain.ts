import type { Command } from '../command.js'
import type { Item } from '../core/backlog/item.js'
import { nearest } from '../core/problems/nearest.js'
import { list, quote } from '../core/problems/words.js'
import { type Explanation, explainItem, neighbours } from '../core/rank/explanation.js'
import { rankItems } from '../core/rank/rank.js'
import type { Ranking } from '../core/rank/ranking.js'
import { UsageError } from '../errors.js'
import { exitCode } from '../exit-code.js'
import { formatNumber } from '../render/number.js'
import type { View } from '../render/view.js'
import type { Workspace } from '../workspace.js'
import { chosen, formatFlag, outView } from './format.js'
import { frameworkFlag, frameworkOf } from './framework-choice.js'
import { concludeReading, readConfigured } from './left-out.js'

type Format = (
  explanation: Explanation,
  ranking: Ranking,
  workspace: Workspace,
  view: View,
) => Promise<string>

const formats: Readonly<Record<string, Format>> = {
  text: async (explanation, ranking, _, view) => {
    const { explanationText } = await import('../render/explanation-text.js')
    return explanationText(explanation, neighbours(ranking, explanation.item), view)
  },
  json: async (explanation, _, { snapshot, leftOut }) =>
    (await import('../render/explanation-json.js')).explanationJson(explanation, {
      source: snapshot.source,
      leftOut,
    }),
}

export const explain: Command = {
  name: 'explain',
  summary: 'Show the score of an item term by term, with the place of each number.',
  arguments: [{ name: '<id>', description: 'the item' }],
  flags: [frameworkFlag, formatFlag(formats)],
  examples: [
    ['pm explain pay-12', 'its formula, inputs, score and rank'],
    ['pm explain pay-12 --framework wsjf', 'the same by another framework'],
  ],
  async run(run) {
    const workspace = await readConfigured(run)
    const item = itemNamed(run.args[0]!, workspace)
    const framework = frameworkOf(run, workspace)
    const ranking = rankItems(workspace.items, framework, workspace)
    const explanation = explainItem(item, ranking, workspace, formatNumber)
    run.io.out.write(await chosen(formats, run)(explanation, ranking, workspace, outView(run)))
    return concludeReading(run, workspace)
  },
}

// Ids are unique without regard to case, a former id still names its item, and so does a beginning that only it has.
function itemNamed(name: string, { items, leftOut }: Workspace): Item {
  const id = name.toLowerCase()
  const item =
    items.find((each) => each.id.toLowerCase() === id) ??
    items.find(({ plain }) => plain.was?.some((former) => former.toLowerCase() === id))
  if (item) return item
  const faulty = leftOut.find((each) => each.id?.toLowerCase() === id)
  if (faulty)
    throw new UsageError(
      `${faulty.id} is left out because of errors at ${faulty.file}:${faulty.line}`,
      `pm validate ${faulty.file} shows them`,
      exitCode.data,
    )
  const begins = items.filter((each) => each.id.toLowerCase().startsWith(id))
  if (begins.length === 1) return begins[0]!
  const known = nearest(
    name,
    items.map((each) => each.id),
  )
  throw new UsageError(
    `no item has the id ${quote(name)}`,
    known.length ? `did you mean ${list(known, 'or')}?` : 'pm prioritize --all lists them',
  )
}
