import { readdirSync, readFileSync } from 'node:fs'
import picomatch from 'picomatch'
import { run } from '../../src/cli.js'
import { schemaPath } from '../../src/core/init/editor.js'
import { type SchemaKind, schemaKinds } from '../../src/core/schema/json/documents.js'
import { testIo } from '../io.js'

/** A problem that `pm validate` finds; lines from 1. */
export interface Found {
  readonly rule: string
  readonly file: string
  readonly line: number
  readonly message: string
}

/** A team that gives names to what a schema offers. */
export const team = {
  'pm.yaml': 'teams: {payments: {title: Payments}, web: }\nraters: {ana: }\n',
  'kpis.yaml':
    '- {id: conversion, title: Checkout conversion, unit: "%", baseline: 61, target: 70}\n',
  'frameworks/growth.yaml':
    'title: Growth score\ninputs: {lift: {unit: "%", min: 0}, fit: {words: {poor: 1, good: 3}}}\nscore: lift * fit\n',
}

/** Runs `pm init --editor` in a folder. */
export async function initEditor(cwd: string): Promise<void> {
  const io = testIo({ cwd })
  const code = await run(['init', '--editor'], io)
  if (code !== 0) throw new Error(io.stderr())
}

/** What `pm validate` finds in a folder, with a text in place of one of its files where one is given. */
export async function problemsIn(
  cwd: string,
  unsaved?: { readonly path: string; readonly text: string },
): Promise<readonly Found[]> {
  const args = unsaved ? ['-', '--stdin-path', unsaved.path] : []
  const io = testIo({ cwd, ...(unsaved && { stdin: new TextEncoder().encode(unsaved.text) }) })
  await run(['validate', ...args, '--format', 'json'], io)
  const { problems } = JSON.parse(io.stdout()) as { readonly problems: readonly Found[] }
  return problems
}

/** What the settings of VS Code that stand in a folder say of YAML. */
export function settingsIn(cwd: string): { readonly schemas: Schemas } {
  const settings = JSON.parse(readFileSync(`${cwd}/.vscode/settings.json`, 'utf8'))
  return { schemas: settings['yaml.schemas'] }
}

type Schemas = Readonly<Record<string, readonly string[]>>

/** The YAML files of a folder to which those settings give a schema, and the kind of it, by path. */
export function kindsIn(cwd: string): ReadonlyMap<string, SchemaKind> {
  const schemas = Object.entries(settingsIn(cwd).schemas)
  const files = readdirSync(cwd, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.ya?ml$/.test(path))
  return new Map(
    files.flatMap((file) => {
      const named = schemas.find(([, globs]) => globs.some((glob) => picomatch(glob)(file)))
      const kind = schemaKinds.find((each) => named?.[0] === `./${schemaPath(each)}`)
      return kind ? [[file, kind] as const] : []
    }),
  )
}
