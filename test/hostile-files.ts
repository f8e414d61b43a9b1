import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { sharedData } from './shared-data.js'

/** Where the files stand that others publish to break parsers. */
export const hostileFolder: string = join(sharedData ?? '', 'hostile')

interface Index {
  readonly features: Readonly<Record<string, readonly string[]>>
  readonly yaml_test_suite_must_reject: readonly string[]
}

export const hostileIndex: Index = sharedData
  ? JSON.parse(readFileSync(join(hostileFolder, 'hostile-index.json'), 'utf8'))
  : { features: {}, yaml_test_suite_must_reject: [] }

/** All of them as paths below their folder, without the indexes in JSON. */
export const hostileFiles: readonly string[] = sharedData
  ? readdirSync(hostileFolder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.json'))
      .map((entry) =>
        relative(hostileFolder, join(entry.parentPath, entry.name)).split(sep).join('/'),
      )
      .sort()
  : []

/** Those that their publishers expect to be refused. */
export const mustReject: readonly string[] = hostileFiles.filter(
  (path) =>
    (path.endsWith('/in.yaml') &&
      hostileIndex.yaml_test_suite_must_reject.includes(dirname(path))) ||
    /\.(?:single-)?loader-error$|\.stream-error$|\/samples-load-errors\//.test(path),
)

/** Errors of YAML 1.1, or of one parser, that are none in YAML 1.2. */
export const validToday: Readonly<Record<string, string>> = {
  'pyyaml-legacy-data/duplicate-anchor-2.loader-error': 'an anchor may be given again',
  'pyyaml-legacy-data/invalid-anchor-1.loader-error': 'an anchor may have any visible name',
}
