import { expect, it } from 'vitest'
import { found } from '../../validate.js'

const scores = 'effort: 1, confidence: 80%, rice: {reach: 1, impact: low}'
const told = (rule: string, ...lines: readonly string[]) =>
  found(rule, { 'backlog.yaml': lines.map((line) => `- {${line}}\n`).join('') })

it('planned work on an idea is told at the dependency', async () => {
  const planned = `id: a, title: A, status: planned, depends_on: [b, c], ${scores}`
  expect(
    await told('planned-on-idea', planned, `id: b, title: B, ${scores}`, 'id: c, title: C'),
  ).toEqual(['backlog.yaml:1 «c» a is planned and depends on c, which is only an idea'])
})

it('a container is no idea, for all that it has no numbers', async () => {
  const planned = `id: a, title: A, status: in-progress, depends_on: [b], ${scores}`
  const part = `id: c, title: C, parent: b, ${scores}`
  expect(await told('planned-on-idea', planned, 'id: b, title: B', part)).toEqual([])
})

it.each(['parked', 'dropped'])('planned work on %s work is told', async (status) => {
  const planned = `id: a, title: A, status: in-progress, depends_on: [b], ${scores}`
  expect(await told('planned-on-stopped', planned, `id: b, title: B, status: ${status}`)).toEqual([
    `backlog.yaml:1 «b» a is in-progress and depends on b, which is ${status}`,
  ])
  const candidate = planned.replace('in-progress', 'candidate')
  expect(await told('planned-on-stopped', candidate, `id: b, title: B, status: ${status}`)).toEqual(
    [],
  )
})
