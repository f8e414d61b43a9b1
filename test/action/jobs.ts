import { load } from 'js-yaml'
import { ciServices } from '../../src/core/init/ci.js'
import { bin, root } from '../process/pm.js'
import type { Workflow } from '../workflows/rules.js'
import { actionScript } from './runner.js'
import { type Checkout, github, token } from './served.js'

/** A job that commits the roadmap: what it runs, what it is told, and the name under which it pushes. */
export interface CommittingJob {
  readonly name: string
  readonly script: string
  readonly user: string
  readonly variables: (here: Checkout) => Readonly<Record<string, string>>
}

const answers = { folder: '', version: '1.2.3' }

/** The action's step, and the jobs of the files that pm init writes; pm is what is built here. */
export const committingJobs: readonly CommittingJob[] = [
  {
    name: 'roadmap: commit',
    script: actionScript('roadmap'),
    user: 'x-access-token',
    variables: (here) => github(here, root),
  },
  githubJob(),
  gitlabJob(),
]

function githubJob(): CommittingJob {
  const { jobs } = load(ciServices.github(answers).files[0]!.text) as Workflow
  const steps = jobs.roadmap!.steps!
  const runs = steps
    .flatMap(({ run }) => run ?? [])
    .filter((run) => !run.startsWith('npm install '))
  const env = Object.entries(steps.find((each) => each.env)!.env!)
  const texts = Object.fromEntries(env.map(([name, value]) => [name, String(value)]))
  return {
    name: 'the workflow of pm init',
    script: withBuiltPm(runs.join('\n')),
    user: 'x-access-token',
    variables: (here) => ({ ...github(here, root), ...texts, TOKEN: token }),
  }
}

function gitlabJob(): CommittingJob {
  const jobs = load(ciServices.gitlab(answers).files[0]!.text) as Record<
    string,
    { script: string[] }
  >
  return {
    name: 'the GitLab job of pm init',
    script: withBuiltPm(jobs['pm-roadmap']!.script.join('\n')),
    user: 'pm',
    variables: ({ url, name, sha }) => ({
      ROADMAP_TOKEN: token,
      CI_SERVER_URL: url,
      CI_SERVER_HOST: 'gitlab.example.com',
      CI_PROJECT_PATH: name,
      CI_COMMIT_BRANCH: 'main',
      CI_COMMIT_SHA: sha,
    }),
  }
}

function withBuiltPm(script: string): string {
  return `pm() { '${process.execPath}' '${bin}' "$@"; }\n${script}`
}
