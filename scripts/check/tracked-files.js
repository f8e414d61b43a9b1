import { execFileSync } from 'node:child_process'
import { lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const forbidden = {
  "a path of somebody's machine": /(?<![\w.~*])\/(?:home|root|Users|work)\/\w|[A-Z]:\\Users\\\w/,
  'the host of a registry': /\b(?:registry|npm|artifactory|nexus)\.[a-z0-9-]+(?:\.[a-z]+)+/i,
}

/** No file in git names a machine's folders or a package registry. */
export function trackedFiles(root) {
  const paths = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
  return paths
    .split('\0')
    .filter((path) => path !== '' && lstatSync(join(root, path), ignoreMissing)?.isFile())
    .flatMap((path) => complaints(path, readFileSync(join(root, path), 'utf8')))
}

const ignoreMissing = { throwIfNoEntry: false }

function complaints(path, text) {
  return text.split('\n').flatMap((line, index) =>
    Object.entries(forbidden)
      .filter(([, pattern]) => pattern.test(line))
      .map(([what]) => `${path}:${index + 1} names ${what}`),
  )
}
