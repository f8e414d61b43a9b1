import type { EvidenceFields } from '../schema/config.js'

/**
 * What evidence is worth where pm.yaml says nothing: Itamar Gilad's confidence meter ("Idea Prioritization With ICE and The
 * Confidence Meter", https://itamargilad.com/the-tool-that-will-help-you-choose-better-product-ideas/; "Evidence Guided",
 * 2023), which goes from 0 to 10. A piece of evidence adds 0.01 (self-conviction), 0.02 (pitch deck), 0.05 (thematic
 * support), 0.1 (others' opinion), 0.3 (estimates and plans), 0.5 (anecdotal evidence), 1 (market data), 2 (evidence of
 * users and customers), 3 (test results) or 10 (launch data); those of a group together add at most 0.1, 0.5, 1, 3, 5 and
 * 10. These are the weights and limits of his confidence calculator as its users retell them. A share is the tenth part of
 * that, so that all proportions stay. He took the numbers from experience and made them grow by factors on purpose.
 */
export const confidenceMeter = {
  conviction: { most: 0.01, kinds: { conviction: 0.001, pitch: 0.002, theme: 0.005 } },
  opinion: { most: 0.05, kinds: { opinion: 0.01, estimate: 0.03, plan: 0.03 } },
  anecdote: {
    most: 0.1,
    kinds: { anecdote: 0.05, interview: 0.05, support: 0.05, sales: 0.05, competitor: 0.05 },
  },
  facts: {
    most: 0.3,
    kinds: {
      survey: 0.1,
      market: 0.1,
      'smoke test': 0.1,
      data: 0.2,
      'user study': 0.2,
      'usability test': 0.2,
      mvp: 0.2,
    },
  },
  test: { most: 0.5, kinds: { experiment: 0.3, 'a/b test': 0.3, beta: 0.3, pilot: 0.3 } },
  launch: { most: 1, kinds: { launch: 1 } },
} as const satisfies NonNullable<EvidenceFields['groups']>
