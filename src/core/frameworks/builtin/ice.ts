import type { BuiltIn } from './definition.js'

const mark = { min: 1, max: 10 }

const formulas = {
  product: 'impact * confidence * ease',
  mean: '(impact + confidence + ease) / 3',
}

export const ice: BuiltIn = {
  name: 'ice',
  fields: {
    title: 'ICE',
    description: 'How much it moves, how sure that is, how easy it is, each from 1 to 10.',
    source:
      'Itamar Gilad, "Idea Prioritization With ICE and The Confidence Meter", https://itamargilad.com/the-tool-that-will-help-you-choose-better-product-ideas/; with formula: mean, Sean Ellis and Morgan Brown, "Hacking Growth", 2017',
    inputs: {
      impact: { title: 'Impact', ...mark },
      confidence: { title: 'Confidence', ...mark },
      ease: { title: 'Ease', ...mark },
    },
    score: formulas.product,
  },
  options: ['formula'],
  adapt: (fields, { formula }) => ({ ...fields, score: formulas[formula ?? 'product'] }),
}
