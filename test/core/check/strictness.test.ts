import { describe, expect, it } from 'vitest'
import { found, problemsOf } from '../../validate.js'

const own = (inputs: string, score: string) => `framework: f
frameworks: {f: {inputs: ${inputs}, score: '${score}', size: effort}}
`
const item = (fields: string) => `- {id: a1, title: A, ${fields}}\n`

describe('values without a score', () => {
  it.each([
    [
      '{a: {}, effort: {min: 0}}',
      'a / effort',
      'a: 5, effort: 0',
      '«0»',
      'a ÷ effort divides by 0',
    ],
    [
      '{a: {}, effort: {}}',
      'effort + log(a)',
      'a: -5, effort: 1',
      '«-5»',
      'log(a) takes the logarithm of -5',
    ],
    [
      '{a: {}, effort: {}}',
      'a / (effort - 2)',
      'a: 5, effort: 2',
      '«2»',
      'a ÷ (effort − 2) divides by 0',
    ],
    [
      '{a: {}, effort: {}}',
      'effort * exp(a)',
      'a: 9999, effort: 1',
      '«9999»',
      'exp(a) is beyond the largest number',
    ],
    [
      '{a: {}, effort: {}}',
      '1 / (a - effort)',
      'a: 5, effort: 5',
      '«a1»',
      '1 ÷ (a − effort) divides by 0',
    ],
  ])(
    'of %s by %s are an error for planned work, at the one input that is to blame',
    async (inputs, score, given, at, why) => {
      const tree = (status: string) => ({
        'pm.yaml': own(inputs, score),
        'backlog.yaml': item(`status: ${status}, ${given}`),
      })
      const planned = `backlog.yaml:1 ${at} a1 is planned and has no score by f: ${why}`
      expect(await found('unscored-planned', tree('planned'))).toEqual([planned])
      expect(await found('unscored-planned', tree('in-progress'))).toHaveLength(1)
      expect(await found('unscored-candidate', tree('candidate'))).toEqual([
        `backlog.yaml:1 ${at} a1 has no score by f, so it has no rank: ${why}`,
      ])
      expect(await problemsOf(tree('idea'))).toEqual([])
      expect(await problemsOf(tree('planned, unscored: law'))).toEqual([])
    },
  )

  it('are told where a rater gives them', async () => {
    const tree = {
      'pm.yaml': own('{a: {}, effort: {min: 0}}', 'a / effort'),
      'backlog.yaml': item('status: planned, a: 5'),
      'estimates/ana.yaml': 'rater: ana\nestimates:\n  a1: {effort: 0}\n',
    }
    expect(await found('unscored-planned', tree)).toEqual([
      'estimates/ana.yaml:3 «0» a1 is planned and has no score by f: a ÷ effort divides by 0',
    ])
  })

  it('are told of a category that answers contradict', async () => {
    const tree = {
      'pm.yaml': 'framework: kano\n',
      'backlog.yaml': item('status: planned, functional: like, dysfunctional: like'),
    }
    const [told = '', ...more] = await found('unscored-planned', tree)
    expect(told).toMatch(/^backlog\.yaml:1 «a1» a1 is planned and has no score by kano: ./)
    expect(more).toEqual([])
  })
})

describe('unscored', () => {
  it('does not waive effort', async () => {
    const tree = { 'backlog.yaml': item('status: planned, unscored: law') }
    expect(await found('unscored-planned', tree)).toEqual([
      'backlog.yaml:1 «a1» a1 is planned and has no effort, which unscored does not waive',
    ])
    const candidate = { 'backlog.yaml': item('status: candidate, unscored: law') }
    expect(await found('unscored-candidate', candidate)).toHaveLength(1)
  })

  it.each([
    ['the effort', 'status: planned, unscored: law, effort: 2'],
    ['what is left of it', 'status: in-progress, unscored: law, remaining: 2'],
    ['an idea', 'status: idea, unscored: law'],
  ])('is enough beside %s', async (_, fields) => {
    expect(await problemsOf({ 'backlog.yaml': item(fields) })).toEqual([])
  })
})
