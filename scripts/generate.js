// Writes the files that derive from the source; with --check only says which of them are out of date.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tsImport } from 'tsx/esm/api'
import { rulesPage } from './rules-page.js'

const source = (path) => tsImport(`../src/${path}`, import.meta.url)

const schemas = await source('core/schema/json/documents.ts')

/** Every generated file: its path from the root, and what makes its text of the text it has now (`''` if none). */
const generated = {
  ...Object.fromEntries(
    schemas.schemaKinds.map((kind) => [
      schemas.publishedPath(kind),
      () => schemas.publishedSchema(kind),
    ]),
  ),
  'action/comment.sh': async () => {
    const { githubComment } = await source('core/init/github-comment.ts')
    return `#!/usr/bin/env bash
# Writes what a pull request would move as its comment. Generated of src/core/init/github-comment.ts.
${githubComment}`
  },
  'docs/rules.md': async () =>
    rulesPage({
      ...(await source('core/problems/rules.ts')),
      ...(await source('core/problems/rule-title.ts')),
    }),
}

const isCheck = process.argv.includes('--check')
const changed = []
for (const [path, make] of Object.entries(generated)) {
  const file = fileURLToPath(new URL(`../${path}`, import.meta.url))
  const before = read(file)
  const after = await make(before, source)
  if (before === after) continue
  changed.push(path)
  if (isCheck) continue
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, after)
}
for (const path of changed)
  process.stdout.write(isCheck ? `${path} is out of date: npm run generate\n` : `wrote ${path}\n`)
if (isCheck && changed.length > 0) process.exitCode = 1

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
