import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Item } from '../../../src/core/backlog/item.js'
import type { Framework } from '../../../src/core/frameworks/framework.js'
import { sharedData } from '../../shared-data.js'
import { resolve } from '../frameworks/repository.js'
import { item } from './item.js'

/** Published inputs with their scores, as somebody else computed them again. */
export interface Oracle {
  readonly oracle: string
  readonly negative: boolean
  readonly framework: string
  readonly items: readonly OracleItem[]
  readonly computed_order: readonly string[]
  readonly ties: readonly (readonly string[])[]
}

interface OracleItem {
  readonly id: string
  readonly inputs: Readonly<Record<string, number>>
  readonly published_score: string | null
  readonly exact: string
  readonly check?: string
  readonly computed_rank_competition: number
}

const folder = sharedData && join(sharedData, 'oracles')
/** All of them; none where other people's data is absent. */
export const oracles: readonly Oracle[] = folder
  ? readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
  : []

/** Scores confidence from 1 to 10, which RICE does not. */
const hypotheses =
  'inputs: {reach: , impact: , confidence: {min: 1, max: 10}, effort: }\nscore: reach * impact * confidence / effort'

/** The framework that an oracle scores by. */
export async function frameworkOf(oracle: Oracle): Promise<Framework> {
  const { frameworks } = await resolve({ files: { hypotheses } })
  const name = oracle.oracle === 'rice-hypothesis-notebook' ? 'hypotheses' : oracle.framework
  return frameworks.get(name.replace('_', '-'))!
}

/** The items of an oracle, with their inputs in the block of the framework. */
export function itemsOf(oracle: Oracle, framework: Framework): Item[] {
  return oracle.items.map(({ id, inputs }) => item(id, { blocks: { [framework.name]: inputs } }))
}
