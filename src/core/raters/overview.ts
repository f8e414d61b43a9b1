import type { Item } from '../backlog/item.js'
import { compareText } from '../compare.js'
import type { Framework } from '../frameworks/framework.js'
import { givenInput } from '../rank/inputs.js'
import { type Need, needsFor, type Standard } from '../rank/needs.js'
import type { Ranking } from '../rank/ranking.js'
import { type Difference, differencesOf } from './differences.js'
import { type Leaning, leaningsOf } from './leanings.js'
import type { Rating } from './rating.js'

/** What raters say of the items of a backlog by one framework. */
export interface RatersOverview {
  readonly framework: Framework
  /** By name, with how many of the items each estimates. */
  readonly raters: readonly {
    readonly rater: string
    readonly weight: number
    readonly items: number
  }[]
  readonly differences: readonly Difference[]
  readonly leanings: readonly Leaning[]
  /** Items that nobody rates, and those that one person rates, in the order given. */
  readonly unrated: readonly Item[]
  readonly once: readonly { readonly item: Item; readonly rater: string }[]
}

/** What raters say of those items of a ranking that are shown, the best first. */
export function ratersOverview(
  shown: readonly Item[],
  ranking: Ranking,
  standard: Standard,
): RatersOverview {
  const { framework } = ranking
  const { inputs, changes } = needsFor(framework, standard.framework)
  const needs = [...inputs, ...changes.values()]
  const rated = shown.map((item) => ({ item, ratings: ratingsFor(item, needs) }))
  const counts = new Map<string, { rater: string; weight: number; items: number }>()
  for (const { ratings } of rated)
    for (const { rater, weight } of ratings) {
      const items = (counts.get(rater)?.items ?? 0) + 1
      counts.set(rater, { rater, weight, items })
    }
  return {
    framework,
    raters: [...counts.values()].sort((a, b) => compareText(a.rater, b.rater)),
    differences: differencesOf(shown, ranking, standard),
    leanings: leaningsOf(shown, framework, standard),
    unrated: rated.flatMap(({ item, ratings }) => (ratings.length ? [] : [item])),
    once: rated.flatMap(({ item, ratings: [first, second] }) =>
      first && !second ? [{ item, rater: first.rater }] : [],
    ),
  }
}

function ratingsFor({ ratings = [] }: Item, needs: readonly Need[]): readonly Rating[] {
  return ratings.filter((rating) => needs.some((need) => givenInput(rating, need)))
}
