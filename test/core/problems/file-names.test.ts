import { describe, expect, it } from 'vitest'
import { problemsOf } from '../../validate.js'

const map = (fields: string) => `backlog: [{files: tasks.yaml, map: {${fields}}, extra: allow}]\n`

/** The sentence and the hint of a rule about one item of a file that pm.yaml maps. */
async function told(rule: string, fields: string, item: string): Promise<readonly unknown[]> {
  const tree = { 'pm.yaml': map(fields), 'tasks.yaml': `- {id: a, title: Aa, ${item}}\n` }
  const found = await problemsOf(tree, '--today', '2026-11-22')
  return found.filter((each) => each.rule === rule).map(({ message, hint }) => [message, hint])
}

describe('a problem of a mapped file', () => {
  it.for([
    [
      'stale-estimates',
      'estimated: created',
      'created: 2025-01-01',
      'the estimates of a are from 2025-01-01, 690 days ago; the limit is 180',
      'look at them again and set created (estimated) to that day',
    ],
    [
      'unscored-candidate',
      'effort: size, rice.impact: worth, status: {from: state, values: {wish: idea, todo: candidate}}',
      'state: todo',
      'a lacks reach, worth (impact), confidence and size (effort) for rice, so it has no rank',
      'add the missing numbers, or make it an idea: state: wish',
    ],
    [
      'unscored-candidate',
      'status: {from: status, values: {todo: candidate}}',
      'status: todo',
      'a lacks reach, impact, confidence and effort for rice, so it has no rank',
      'add the missing numbers, or make it an idea: status: a value that map in pm.yaml makes idea',
    ],
    [
      'unscored-planned',
      'status: state, unscored: law',
      'state: planned, effort: 1',
      'a is planned and lacks reach, impact and confidence for rice',
      'add the missing numbers, or say why it is necessary without a score: law: "reason"',
    ],
    [
      'unscored-planned',
      'unscored: law, effort: size',
      'status: planned, law: x',
      'a is planned and has no size (effort), which law (unscored) does not waive',
      'add size (effort), such as size: 2 to 4: the plan needs it',
    ],
    [
      'due-passed',
      'due: until, status: {from: state, values: {on: planned, done: shipped, gone: shipped}}',
      'until: 2026-01-01, state: on',
      'a was due 2026-01-01, and its status is planned',
      'set state: done with its date, or agree on a new date',
    ],
    [
      'contradictory-dates',
      'shipped: done-on, status: {from: state, values: {on: planned, done: shipped}}',
      'done-on: 2026-01-01, state: on',
      'shipped 2026-01-01, yet its status is planned',
      'write state: done',
    ],
    [
      'stale-estimates',
      'title: title',
      'estimated: 2025-01-01',
      'the estimates of a are from 2025-01-01, 690 days ago; the limit is 180',
      'look at them again and set estimated to that day',
    ],
  ] as const)('%s by {%s}: {%s}', async ([rule, fields, item, message, hint]) => {
    expect(await told(rule, fields, item)).toEqual([[message, hint]])
  })
})
