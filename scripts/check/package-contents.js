import { execFileSync } from 'node:child_process'

const allowed = [
  /^(?:package\.json|README\.md|LICENSE)$/,
  /^bin\/pm\.js$/,
  /^dist\/(?:cli|index)\.js$/,
  /^dist\/(?:cli|library)\/[\w-]+\.js$/,
  /^dist\/types\/[\w/-]+\.d\.ts$/,
  /^dist\/THIRD-PARTY\.txt$/,
]

const required = ['package.json', 'README.md', 'LICENSE', 'bin/pm.js', 'dist/cli.js']
const MOST_PACKED_BYTES = 600_000

/** What `npm pack` would publish: nothing that is not expected, nothing missing, not too large. */
export function packageContents(root) {
  const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
  })
  const [{ files, size }] = JSON.parse(output)
  const paths = files.map((file) => file.path)
  const unexpected = paths.filter((path) => !allowed.some((pattern) => pattern.test(path)))
  const missing = required.filter((path) => !paths.includes(path))
  return [
    ...unexpected.map((path) => `${path} does not belong into the package`),
    ...missing.map((path) => `${path} is missing from the package`),
    ...(size > MOST_PACKED_BYTES ? [`${size} bytes packed, over ${MOST_PACKED_BYTES}`] : []),
  ]
}
