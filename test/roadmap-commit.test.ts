import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { committingJobs } from './action/jobs.js'
import { step } from './action/runner.js'
import { type Checkout, service, token } from './action/served.js'
import { needs } from './needs.js'
import { git } from './repository.js'

const missing =
  process.platform === 'win32' ? 'the runner is simulated with bash' : needs('git', 'bash')

const passed = { code: 0, log: expect.any(String) }
let served: Awaited<ReturnType<typeof service>> | undefined

beforeAll(async () => {
  if (missing === undefined) served = await service()
})

afterAll(() => served?.server.close())

describe.skipIf(missing !== undefined).for(committingJobs)(
  '$name',
  ({ script, variables, user }) => {
    let here: Checkout

    beforeEach(() => {
      here = served!.checkout({ 'backlog.yaml': 'id: a\ntitle: Alpha\n' })
    })

    test('pushes one commit with the roadmap, and nothing where it is up to date', async () => {
      const done = await step(here.work, script, variables(here))
      expect(done).toEqual(passed)
      expect(done.log).not.toContain(token)
      expect(served!.server.users.at(-1)).toBe(user)
      expect(here.served('rev-parse', 'main~1')).toBe(here.sha)
      const shown = here.served('show', '--format=%s', '--name-only', 'main')
      expect(shown).toBe('Update the roadmap\n\nroadmap.md')
      expect(readFileSync(join(here.work, '.git/config'), 'utf8')).not.toContain(token)

      const sha = here.served('rev-parse', 'main')
      expect(await step(here.work, script, variables({ ...here, sha }))).toEqual(passed)
      expect(here.served('rev-parse', 'main')).toBe(sha)
    })

    test('leaves it to the next run where the branch has moved on', async () => {
      const other = join(served!.root, `${here.name}-other`)
      git(served!.root, 'clone', '-q', join(served!.root, 'served', `${here.name}.git`), other)
      git(other, 'commit', '-q', '--allow-empty', '-m', 'Newer')
      git(other, 'push', '-q', 'origin', 'main')
      const newer = here.served('rev-parse', 'main')
      expect(await step(here.work, script, variables(here))).toEqual(passed)
      expect(here.served('rev-parse', 'main')).toBe(newer)
    })

    test('fails where it may not push', async () => {
      here.served('config', 'http.receivepack', 'false')
      expect((await step(here.work, script, variables(here))).code).not.toBe(0)
      expect(here.served('rev-parse', 'main')).toBe(here.sha)
    })

    test('commits nothing where the data has errors', async () => {
      here = served!.checkout({ 'backlog.yaml': 'id: a\ntitle: Alpha\ndepends_on: [nowhere]\n' })
      expect((await step(here.work, script, variables(here))).code).toBe(1)
      expect(here.served('rev-parse', 'main')).toBe(here.sha)
    })
  },
)
