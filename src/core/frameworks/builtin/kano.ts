import type { BuiltIn } from './definition.js'

// The numbers only stand for the answers.
const answers = { like: 1, 'must-be': 2, neutral: 3, 'live-with': 4, dislike: 5 }

export const kano: BuiltIn = {
  name: 'kano',
  fields: {
    title: 'Kano',
    description: 'What customers feel with the feature and without it, by the table of 25 answers.',
    source:
      'Noriaki Kano, Nobuhiko Seraku, Fumio Takahashi and Shin-ichi Tsuji, "Attractive Quality and Must-Be Quality", 1984; evaluation table: Center for Quality of Management Journal 2(4), 1993',
    inputs: {
      functional: { title: 'With the feature', words: answers, words_only: true },
      dysfunctional: { title: 'Without the feature', words: answers, words_only: true },
    },
    buckets: {
      'must-be': '(functional > 1) * (functional < 5) * (dysfunctional == 5)',
      'one-dimensional': '(functional == 1) * (dysfunctional == 5)',
      attractive: '(functional == 1) * (dysfunctional > 1) * (dysfunctional < 5)',
      indifferent:
        '(functional > 1) * (functional < 5) * (dysfunctional > 1) * (dysfunctional < 5)',
      reverse: '(functional > 1) * (dysfunctional == 1) + (functional == 5) * (dysfunctional < 5)',
    },
    order: ['must-be', 'one-dimensional', 'attractive', 'indifferent', 'reverse'],
    unplanned: ['reverse'],
    otherwise: 'questionable: the answers with and without the feature contradict each other',
  },
  options: ['then'],
  adapt: (fields, { then }) => ({ ...fields, ...(then !== undefined && { then }) }),
}
