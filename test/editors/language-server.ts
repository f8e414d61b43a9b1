import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

/** A problem that the language server shows; lines and columns from 0. */
interface Diagnostic {
  readonly range: { readonly start: Position; readonly end: Position }
  readonly message: string
}

export interface Position {
  readonly line: number
  readonly character: number
}

/** The real yaml-language-server as an editor starts it, with a folder open. */
export interface LanguageServer {
  /** Shows it a file of the folder with this text, and gives the problems that it then has. */
  open(path: string, text: string): Promise<readonly Diagnostic[]>
  /** The labels that it offers where the cursor is. */
  complete(path: string, at: Position): Promise<readonly string[]>
  /** The text that it shows over a word; empty where there is none. */
  hover(path: string, at: Position): Promise<string>
  close(): Promise<void>
}

const require = createRequire(import.meta.url)
const program = require.resolve('yaml-language-server/bin/yaml-language-server')

/** Starts it with what the settings of an editor say under `yaml`, and without the catalogue that it would download. */
export async function languageServer(
  folder: string,
  settings: object = {},
): Promise<LanguageServer> {
  const yaml = { completion: true, hover: true, validate: true, ...settings, ...offline }
  const child = spawn(process.execPath, [program, '--stdio'], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const diagnosed = new Map<string, (diagnostics: readonly Diagnostic[]) => void>()
  const { request, notify } = connect(child, (method, params) => {
    if (method === 'workspace/configuration') {
      const { items } = params as { readonly items: readonly { readonly section: string }[] }
      return items.map(({ section }) => (section === 'yaml' ? yaml : null))
    }
    if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as Published
      diagnosed.get(uri)?.(diagnostics)
    }
    return null
  })
  const uriOf = (path: string) => pathToFileURL(`${folder}/${path}`).href
  const rootUri = pathToFileURL(folder).href
  await request('initialize', {
    processId: process.pid,
    rootUri,
    workspaceFolders: [{ uri: rootUri, name: 'folder' }],
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true },
      textDocument: {
        completion: { completionItem: { snippetSupport: true } },
        hover: { contentFormat: ['markdown'] },
      },
    },
  })
  notify('initialized', {})
  return {
    async open(path, text) {
      const uri = uriOf(path)
      const diagnostics = new Promise<readonly Diagnostic[]>((resolve) => {
        diagnosed.set(uri, resolve)
      })
      notify('textDocument/didOpen', {
        textDocument: { uri, languageId: 'yaml', version: 1, text },
      })
      return diagnostics
    },
    async complete(path, position) {
      const params = { textDocument: { uri: uriOf(path) }, position }
      const { items } = (await request('textDocument/completion', params)) as Completions
      return items.map(({ label }) => label)
    },
    async hover(path, position) {
      const params = { textDocument: { uri: uriOf(path) }, position }
      const shown = (await request('textDocument/hover', params)) as Hover | null
      return shown?.contents.value ?? ''
    },
    async close() {
      await request('shutdown', undefined)
      const ended = new Promise((resolve) => child.once('exit', resolve))
      notify('exit', undefined)
      await ended
    },
  }
}

const offline = { schemaStore: { enable: false }, kubernetesCRDStore: { enable: false } }

interface Published {
  readonly uri: string
  readonly diagnostics: readonly Diagnostic[]
}

interface Completions {
  readonly items: readonly { readonly label: string }[]
}

interface Hover {
  readonly contents: { readonly value: string }
}

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

// JSON-RPC 2.0 over standard input and output, each message after a header with its length in bytes.
function connect(child: ChildProcess, answer: (method: string, params: unknown) => unknown) {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let last = 0
  const send = (message: object) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message })
    child.stdin!.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
  }
  const take = ({ id, method, params, result, error }: Message) => {
    if (method !== undefined) {
      const said = answer(method, params)
      if (id !== undefined) send({ id, result: said })
    } else if (id !== undefined) {
      const { resolve, reject } = waiting.get(id)!
      waiting.delete(id)
      if (error) reject(new Error(error.message))
      else resolve(result)
    }
  }
  let received = Buffer.alloc(0)
  child.stdout!.on('data', (bytes: Buffer) => {
    received = Buffer.concat([received, bytes])
    for (;;) {
      const end = received.indexOf('\r\n\r\n')
      if (end < 0) return
      const length = Number(/Content-Length: (\d+)/i.exec(received.toString('latin1', 0, end))![1])
      if (received.length < end + 4 + length) return
      const body = received.toString('utf8', end + 4, end + 4 + length)
      received = received.subarray(end + 4 + length)
      take(JSON.parse(body) as Message)
    }
  })
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('the language server has ended'))
  })
  return {
    request: (method: string, params: unknown) =>
      new Promise<unknown>((resolve, reject) => {
        const id = ++last
        waiting.set(id, { resolve, reject })
        send({ id, method, params })
      }),
    notify: (method: string, params: unknown) => send({ method, params }),
  }
}
