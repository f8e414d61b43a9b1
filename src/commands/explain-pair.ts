import type { Run } from '../command.js'
import type { Item } from '../core/backlog/item.js'
import { comparePair, type Pair, upperFirst } from '../core/pair/pair.js'
import { explainItem } from '../core/rank/explanation.js'
import type { Ranking } from '../core/rank/ranking.js'
import type { Circumstances } from '../core/rank/shown.js'
import { formatNumber } from '../render/number.js'
import { pairJson } from '../render/pair-json.js'
import { pairText } from '../render/pair-text.js'
import type { View } from '../render/view.js'
import { whatIfText } from '../render/what-if-text.js'
import type { Workspace } from '../workspace.js'
import { chosen, outView } from './format.js'
import { seedOf } from './sampling.js'

type Format = (pair: Pair, circumstances: Circumstances, view: View) => string

const formats: Readonly<Record<string, Format>> = {
  text: (pair, { whatIf }, view) => whatIfText(whatIf, view) + pairText(upperFirst(pair), view),
  json: pairJson,
}

const DRAWS = 100_000

/** Why one of two items stands above the other, in the format that is asked for. */
export function pairOutput(
  run: Run,
  [a, b]: readonly [Item, Item],
  ranking: Ranking,
  workspace: Workspace,
  circumstances: Circumstances,
): string {
  const [first, second] = [a, b].map((item) => explainItem(item, ranking, workspace, formatNumber))
  const pair = comparePair(first!, second!, workspace, { seed: seedOf(run), draws: DRAWS })
  return chosen(formats, run)(pair, circumstances, outView(run))
}
