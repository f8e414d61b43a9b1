import { type Answer, type Api, type Asked, serveApi } from './api.js'
import { token } from './served.js'

/** A pull or merge request as the service has it. */
export interface PullRequest {
  readonly number: number
  readonly owner: string
  readonly repository: string
  readonly branch: string
  readonly sha: string
}

interface Comment {
  readonly id: number
  readonly author: string
  body: string
}

/** What a fake service holds. */
export interface Held {
  readonly pulls: readonly PullRequest[]
  readonly comments: Comment[]
  /** What the run of the pull request has left: an archive on GitHub, a file on GitLab; undefined for nothing. */
  left: Buffer | undefined
  readonly isExpired?: boolean
  /** Whether the token may not comment. */
  readonly isReadOnly?: boolean
}

const own = 'github-actions[bot]'
const perPage = 100

/** GitHub as far as commenting needs it; archives come from another host, which must not be told the token. */
export async function serveGithub(held: Held): Promise<Api & { readonly storage: Api }> {
  const storage = await serveApi(
    ({ headers }) => headers.authorization === undefined,
    () => (held.left ? { bytes: held.left } : { code: 404 }),
  )
  const api = await serveApi(
    ({ headers }) => headers.authorization === `Bearer ${token}`,
    (asked) => githubAnswer(asked, held, storage.url),
  )
  const close = async () => {
    await Promise.all([api.close(), storage.close()])
  }
  return { ...api, storage, close }
}

function githubAnswer({ method, path, query, body }: Asked, held: Held, storage: string): Answer {
  const [, rest = ''] = /^\/repos\/acme\/plan\/(.*)$/.exec(path) ?? []
  const of = (pattern: RegExp) => pattern.exec(rest)?.[1]
  if (rest === 'actions/runs/7/artifacts') {
    const { left, isExpired: expired = false } = held
    const artifact = left && { id: 70, name: 'pm-diff', expired, size_in_bytes: left.length }
    return { json: { artifacts: artifact ? [artifact] : [] } }
  }
  if (rest === 'actions/artifacts/70/zip') return { location: `${storage}/archive.zip` }
  if (rest === 'pulls') {
    const found = held.pulls.filter(
      ({ owner, branch }) => `${owner}:${branch}` === query.get('head'),
    )
    return { json: query.get('state') === 'open' ? found.map(githubPull) : [] }
  }
  if (method !== 'GET' && held.isReadOnly) return { code: 403 }
  const number = of(/^issues\/(\d+)\/comments$/)
  if (number && method === 'GET') return { json: page(held, query).map(githubComment) }
  if (number) return { json: added(held, own, (body as { body: string }).body) }
  const id = of(/^issues\/comments\/(\d+)$/)
  return id && method === 'PATCH' ? changed(held, Number(id), body) : { code: 404 }
}

function githubPull({ number, owner, repository, sha }: PullRequest) {
  return { number, head: { sha, repo: { full_name: `${owner}/${repository}` } } }
}

function githubComment({ id, author, body }: Comment) {
  return { id, user: { login: author }, body }
}

/** GitLab as far as commenting needs it; the pipelines of a fork are in the fork. */
export async function serveGitlab(held: Held, me: string): Promise<Api> {
  return serveApi(
    ({ headers }) => headers['private-token'] === token,
    (asked) => gitlabAnswer(asked, held, me),
  )
}

function gitlabAnswer({ method, path, query, body }: Asked, held: Held, me: string): Answer {
  if (path === '/user') return { json: { id: idOf(me) } }
  const requests = '/projects/1/merge_requests'
  if (path === requests) return { json: held.pulls.map(({ number }) => ({ iid: number })) }
  const [, number, rest] = /^\/projects\/1\/merge_requests\/(\d+)(\/.*)?$/.exec(path) ?? []
  const pull = held.pulls.find((each) => `${each.number}` === number)
  if (pull && !rest)
    return { json: { iid: pull.number, sha: pull.sha, head_pipeline: { id: 5, project_id: 2 } } }
  if (path === '/projects/2/pipelines/5/jobs')
    return {
      json: held.left
        ? [
            { id: 50, name: 'pm-diff' },
            { id: 51, name: 'other' },
          ]
        : [],
    }
  if (path === '/projects/2/jobs/50/artifacts/pm-diff/comment.md')
    return held.left ? { bytes: held.left } : { code: 404 }
  if (rest === '/notes' && method === 'GET') return { json: page(held, query).map(gitlabNote) }
  if (rest === '/notes') return { json: added(held, me, (body as { body: string }).body) }
  const [, id] = /^\/notes\/(\d+)$/.exec(rest ?? '') ?? []
  return id && method === 'PUT' ? changed(held, Number(id), body) : { code: 404 }
}

function gitlabNote({ id, author, body }: Comment) {
  return { id, author: { id: idOf(author) }, body }
}

function idOf(author: string): number {
  return author.length
}

function page({ comments }: Held, query: URLSearchParams): readonly Comment[] {
  const from = (Number(query.get('page') ?? 1) - 1) * perPage
  return comments.slice(from, from + perPage)
}

function added({ comments }: Held, author: string, body: string) {
  const comment = { id: comments.length + 1, author, body }
  comments.push(comment)
  return comment
}

function changed({ comments }: Held, id: number, body: unknown): Answer {
  const comment = comments.find((each) => each.id === id)
  if (!comment) return { code: 404 }
  comment.body = (body as { body: string }).body
  return { json: comment }
}
