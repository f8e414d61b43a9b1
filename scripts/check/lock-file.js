import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The lock file installs from whichever registry a machine is set to, and every version is exact. */
export function lockFile(root) {
  const read = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'))
  const { packages } = read('package-lock.json')
  const { dependencies, devDependencies } = read('package.json')
  const resolved = Object.keys(packages).filter((path) => packages[path].resolved !== undefined)
  const unchecked = Object.keys(packages).filter(
    (path) => path !== '' && packages[path].integrity === undefined && !packages[path].inBundle,
  )
  const ranges = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  )
  return [
    ...resolved.map((path) => `package-lock.json: ${path} names where it came from`),
    ...unchecked.map((path) => `package-lock.json: ${path} has no integrity`),
    ...ranges.map(([name, version]) => `package.json: ${name} ${version} is not an exact version`),
  ]
}
