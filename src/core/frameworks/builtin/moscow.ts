import type { BuiltIn } from './definition.js'

/** The share of the effort above which must leaves nothing to give, by DSDM. */
export const mostMust = 0.6

/** The word of the category, best first; the numbers only stand for the words. */
export const moscowWords = { must: 4, should: 3, could: 2, wont: 1 } as const

export const moscow: BuiltIn = {
  name: 'moscow',
  fields: {
    title: 'MoSCoW',
    description:
      'Must, should, could and won’t this time; inside a category another framework may rank.',
    source:
      'Dai Clegg and Richard Barker, "Case Method Fast-Track", 1994; DSDM Agile Project Framework, chapter 10, 2014, https://www.agilebusiness.org/dsdm-project-framework/moscow-prioririsation.html',
    inputs: { moscow: { title: 'Category', words: moscowWords, words_only: true } },
    buckets: Object.fromEntries(
      Object.entries(moscowWords).map(([word, value]) => [word, `moscow == ${value}`]),
    ),
    order: Object.keys(moscowWords),
    unplanned: ['wont'],
  },
  options: ['then'],
  adapt: (fields, { then }) => ({ ...fields, ...(then !== undefined && { then }) }),
}
