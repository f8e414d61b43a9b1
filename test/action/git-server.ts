import { execFileSync, spawn } from 'node:child_process'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gitEnvironment } from '../repository.js'

export interface GitServer {
  /** Such as `http://127.0.0.1:40123`; repositories stand below it by their path. */
  readonly url: string
  /** The user names of all requests that were let in. */
  readonly users: readonly string[]
  close(): Promise<void>
}

/** Serves the bare repositories of a folder over HTTP to who knows the token. */
export async function serveGit(folder: string, token: string): Promise<GitServer> {
  const users: string[] = []
  const backend = join(
    execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim(),
    'git-http-backend',
  )
  const server = createServer((request, response) => {
    const user = userOf(request, token)
    if (user === undefined) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end()
      return
    }
    users.push(user)
    answer(backend, folder, request, response, user)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    users,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function userOf({ headers }: IncomingMessage, token: string): string | undefined {
  const [, encoded = ''] = /^basic (.*)$/i.exec(headers.authorization ?? '') ?? []
  const [user = '', password] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  return password === token ? user : undefined
}

function answer(
  backend: string,
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
  user: string,
): void {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const child = spawn(backend, [], {
    env: {
      ...gitEnvironment(),
      GIT_PROJECT_ROOT: folder,
      GIT_HTTP_EXPORT_ALL: '1',
      REMOTE_USER: user,
      REQUEST_METHOD: request.method,
      PATH_INFO: url.pathname,
      QUERY_STRING: url.search.slice(1),
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  request.pipe(child.stdin)
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.on('close', () => {
    const all = Buffer.concat(chunks)
    const end = all.indexOf('\r\n\r\n')
    const headers = all.subarray(0, end).toString('latin1').split('\r\n')
    for (const header of headers) {
      const [name = '', value = ''] = header.split(': ')
      if (name === 'Status') response.statusCode = Number.parseInt(value, 10)
      else response.setHeader(name, value)
    }
    response.end(all.subarray(end + 4))
  })
}
