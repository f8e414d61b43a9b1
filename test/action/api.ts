import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request to the interface of a service, and what is answered. */
export interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly body: unknown
}

export interface Api {
  /** Such as `http://127.0.0.1:40123`. */
  readonly url: string
  /** Every request that was let in, in order. */
  readonly asked: readonly Asked[]
  close(): Promise<void>
}

/** What is answered: JSON, bytes, a redirection, or a code alone. */
export type Answer =
  | { readonly json: unknown }
  | { readonly bytes: Uint8Array }
  | { readonly location: string }
  | { readonly code: number }

/** Serves answers to requests with these headers alone; any other one is refused. */
export async function serveApi(
  isLetIn: (request: IncomingMessage) => boolean,
  answer: (asked: Asked) => Answer,
): Promise<Api> {
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    if (!isLetIn(request)) return respond(response, { code: 401 })
    const url = new URL(request.url ?? '/', 'http://localhost')
    const one = {
      method: request.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      body: body ? (JSON.parse(body) as unknown) : undefined,
    }
    asked.push(one)
    respond(response, answer(one))
  })
  return { url: await listen(server), asked, close: () => closed(server) }
}

function respond(response: ServerResponse, answer: Answer): void {
  if ('json' in answer)
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer.json))
  else if ('bytes' in answer) response.writeHead(200).end(answer.bytes)
  else if ('location' in answer) response.writeHead(302, { location: answer.location }).end()
  else response.writeHead(answer.code).end()
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}
