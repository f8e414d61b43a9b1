import { platform } from 'node:process'
import { expect, it } from 'vitest'
import { fifo, folder, repository } from '../repository.js'
import { placesIn } from '../validate.js'

it('a FIFO that is alone in a folder of items is told', async ({ skip }) => {
  skip(platform === 'win32', 'Windows has no FIFO')
  for (const make of [repository, folder]) {
    const here = make({ 'backlog.yaml': '- A\n' })
    here.add({ 'backlog/more.yaml': fifo })
    expect(await placesIn(here)).toEqual(['*backlog/more.yaml:1:1 not-a-regular-file'])
  }
})

it('a glob that takes in pm.yaml alone matches no file', async () => {
  const here = folder({ 'pm.yaml': 'backlog: ["*.yaml"]\n' })
  expect(await placesIn(here)).toEqual(['pm.yaml:1:11 no-file-matches'])
})

it('of two files in the index that some systems keep as one, the second is told', async () => {
  const here = repository({ 'backlog/Web.yaml': '- A\n' })
  const blob = here.git('rev-parse', 'HEAD:backlog/Web.yaml')
  here.git('update-index', '--add', '--cacheinfo', `100644,${blob},backlog/web.yaml`)
  const told = await placesIn(here, '--staged')
  expect(told.filter((each) => each.endsWith(' file-differs-in-case'))).toEqual([
    'backlog/web.yaml:1:1 file-differs-in-case',
  ])
})
