/** A step of a job or of a composite action. */
interface Step {
  readonly uses?: string
  readonly run?: string
  readonly shell?: string
  readonly with?: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, unknown>>
}

interface Job {
  readonly if?: string
  readonly permissions?: Readonly<Record<string, string>> | string
  readonly 'timeout-minutes'?: number
  readonly steps?: readonly Step[]
}

export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>
  readonly permissions?: Readonly<Record<string, string>> | string
  readonly concurrency?: unknown
  readonly jobs: Readonly<Record<string, Job>>
}

export interface Action {
  readonly inputs: Readonly<Record<string, unknown>>
  readonly runs: { readonly using: string; readonly steps: readonly Step[] }
}

/** What is wrong with a workflow that runs on a stranger's pull request; names are zizmor's audits where it has one. */
export function workflowFaults(workflow: Workflow, text: string): string[] {
  const jobs = Object.entries(workflow.jobs)
  return [
    ...['pull_request_target', 'issue_comment']
      .filter((trigger) => trigger in workflow.on)
      .map((trigger) => `dangerous-triggers: ${trigger}`),
    ...('workflow_run' in workflow.on ? afterRunFaults(workflow) : []),
    ...(isReadOnly(workflow.permissions) ? [] : ['excessive-permissions: of the workflow']),
    ...(workflow.concurrency === undefined ? ['concurrency-limits'] : []),
    ...jobs.flatMap(([name, job]) => jobFaults(name, job, 'pull_request' in workflow.on)),
    ...textFaults(text),
  ]
}

/** What is wrong with a composite action. */
export function actionFaults({ runs }: Action, text: string): string[] {
  const shells = runs.steps.filter(({ run, shell }) => run !== undefined && shell !== 'bash')
  return [
    ...(runs.using === 'composite' ? [] : ['no composite action']),
    ...shells.map(({ run }) => `no shell: bash for ${run}`),
    ...runs.steps.flatMap(stepFaults),
    ...textFaults(text),
  ]
}

const mostOfComment: Readonly<Record<string, string>> = {
  actions: 'read',
  'pull-requests': 'write',
}

// It runs with rights on what a stranger began: it may comment, and takes neither a checkout nor a folder of files.
function afterRunFaults({ on, jobs }: Workflow): string[] {
  const steps = Object.values(jobs).flatMap((job) => job.steps ?? [])
  const isLimited = Object.values(jobs).every(
    ({ permissions }) =>
      typeof permissions === 'object' &&
      Object.entries(permissions).every(([name, right]) => mostOfComment[name] === right),
  )
  const isOfPullRequests = Object.values(jobs).every(
    (job) => job.if === "github.event.workflow_run.event == 'pull_request'",
  )
  const taking = steps.filter(({ uses }) => uses !== undefined && /^actions\//.test(uses))
  return [
    ...(Object.keys(on).length > 1 ? ['dangerous-triggers: workflow_run beside another one'] : []),
    ...(isLimited ? [] : ['excessive-permissions: after workflow_run']),
    ...(isOfPullRequests ? [] : ['dangerous-triggers: workflow_run of any event']),
    ...taking.map(({ uses }) => `dangerous-triggers: ${uses} after workflow_run`),
  ]
}

const LONGEST = 30

function jobFaults(name: string, job: Job, isForStrangers: boolean): string[] {
  const minutes = job['timeout-minutes']
  const mayWrite = job.permissions !== undefined && !isReadOnly(job.permissions)
  const isForPushes = job.if === "github.event_name == 'push'"
  return [
    ...(minutes !== undefined && minutes <= LONGEST ? [] : [`timeout: ${name}`]),
    ...(mayWrite && isForStrangers && !isForPushes ? [`excessive-permissions: ${name}`] : []),
    ...(job.steps ?? []).flatMap(stepFaults),
  ]
}

function stepFaults({ uses, run, with: given }: Step): string[] {
  const faults: string[] = []
  if (uses !== undefined && !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(uses))
    faults.push(`unpinned-uses: ${uses}`)
  if (uses?.startsWith('actions/checkout@') && given?.['persist-credentials'] !== false)
    faults.push('artipacked: persist-credentials')
  if (run?.includes('${{')) faults.push(`template-injection: ${run}`)
  if (run !== undefined && /GITHUB_(?:ENV|PATH)\b/.test(run)) faults.push(`github-env: ${run}`)
  return faults
}

function textFaults(text: string): string[] {
  const unnamed = text
    .split('\n')
    .filter((line) => /^\s*(?:- )?uses:/.test(line) && !/ # \S/.test(line))
  return [
    ...unnamed.map((line) => `no version beside the commit: ${line.trim()}`),
    ...(/\bsecrets\b/.test(text) ? ['overprovisioned-secrets'] : []),
    ...(/ACTIONS_ALLOW_UNSECURE_COMMANDS/.test(text) ? ['insecure-commands'] : []),
    ...(/\bgithub\.actor\b/.test(text) ? ['bot-conditions'] : []),
  ]
}

function isReadOnly(permissions: Workflow['permissions']): boolean {
  return (
    typeof permissions === 'object' && Object.values(permissions).every((each) => each === 'read')
  )
}
