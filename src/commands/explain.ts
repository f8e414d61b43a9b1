import type { Command } from '../command.js'
import type { Item } from '../core/backlog/item.js'
import { nearest } from '../core/problems/nearest.js'
import { list, quote } from '../core/problems/words.js'
import { type Explanation, explainItem, neighbours } from '../core/rank/explanation.js'
import { rankItems } from '../core/rank/rank.js'
import type { Ranking } from '../core/rank/ranking.js'
import type { Circumstances } from '../core/rank/shown.js'
import { UsageError } from '../errors.js'
import { exitCode } from '../exit-code.js'
import { formatNumber } from '../render/number.js'
import type { View } from '../render/view.js'
import type { Workspace } from '../workspace.js'
import type { PlanSaid } from './explain-plan.js'
import { chosen, formatFlag, outView } from './format.js'
import { frameworkFlag, frameworkOf } from './framework-choice.js'
import { concludeReading } from './left-out.js'
import { seedFlag } from './sampling.js'
import { rankedWhatIf, readSupposed, setFlag } from './what-if.js'

type Format = (
  explanation: Explanation,
  ranking: Ranking,
  circumstances: Circumstances,
  view: View,
  said: PlanSaid,
) => Promise<string>

const formats: Readonly<Record<string, Format>> = {
  text: async (explanation, ranking, { whatIf }, view, said) => {
    const { explanationText } = await import('../render/explanation-text.js')
    const { whatIfText } = await import('../render/what-if-text.js')
    const text = explanationText(explanation, neighbours(ranking, explanation.item), view)
    return whatIfText(whatIf, view) + text + said.text
  },
  json: async (explanation, _, circumstances, __, said) =>
    (await import('../render/explanation-json.js')).explanationJson(
      explanation,
      circumstances,
      said,
    ),
}

export const explain: Command = {
  name: 'explain',
  summary: 'Show the score of an item term by term, or why one of two stands above the other.',
  arguments: [
    { name: '<id>', description: 'the item' },
    { name: '[other]', description: 'another one to compare it with' },
  ],
  flags: [frameworkFlag, setFlag, seedFlag, formatFlag(formats)],
  examples: [
    ['pm explain pay-12', 'its formula, inputs, score and rank'],
    ['pm explain pay-12 pay-9', 'why one is above the other, how surely, and what would turn it'],
    ['pm explain pay-12 --framework wsjf', 'the same by another framework'],
  ],
  async run(run) {
    const read = await readSupposed(run)
    const { workspace } = read
    const [item, other] = run.args.map((name) => itemNamed(name, workspace))
    if (item === other)
      throw new UsageError(`${item!.id} is compared with itself`, 'name another item')
    const framework = frameworkOf(run, workspace)
    const ranking = rankItems(workspace.items, framework, workspace)
    const circumstances = {
      source: workspace.snapshot.source,
      leftOut: workspace.leftOut,
      whatIf: rankedWhatIf(run, read, ranking),
    }
    if (other) {
      const { pairOutput } = await import('./explain-pair.js')
      run.io.out.write(pairOutput(run, [item!, other], ranking, workspace, circumstances))
    } else {
      const explanation = explainItem(item!, ranking, workspace, formatNumber)
      const format = chosen(formats, run)
      const { explainPlan } = await import('./explain-plan.js')
      const said = await explainPlan(run, item!, workspace)
      run.io.out.write(await format(explanation, ranking, circumstances, outView(run), said))
    }
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
