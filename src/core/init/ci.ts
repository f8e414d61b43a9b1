import type { Addition, RepositoryAnswers } from './addition.js'
import { githubWorkflows } from './github-ci.js'
import { gitlabJobs } from './gitlab-ci.js'

/** Where a check of every change can run. */
export const ciServices = {
  github: githubWorkflows,
  gitlab: gitlabJobs,
} as const satisfies Readonly<Record<string, (answers: RepositoryAnswers) => Addition>>

export type CiService = keyof typeof ciServices
