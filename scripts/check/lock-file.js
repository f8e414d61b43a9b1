import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The lock file installs from whichever registry a machine is set to, on every platform, and every version is exact.
 * npm leaves the packages of other platforms out where a registry does not have them, and then `npm ci` refuses.
 */
export function lockFile(root) {
  const read = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'))
  const { packages } = read('package-lock.json')
  const { dependencies, devDependencies } = read('package.json')
  const resolved = Object.keys(packages).filter((path) => packages[path].resolved !== undefined)
  const unchecked = Object.keys(packages).filter(
    (path) => path !== '' && packages[path].integrity === undefined && !packages[path].inBundle,
  )
  const names = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)))
  const absent = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !names.has(name))
      .map((name) => `package-lock.json: ${path} may bring ${name}, which is not there`),
  )
  const ranges = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  )
  return [
    ...resolved.map((path) => `package-lock.json: ${path} names where it came from`),
    ...unchecked.map((path) => `package-lock.json: ${path} has no integrity`),
    ...absent,
    ...ranges.map(([name, version]) => `package.json: ${name} ${version} is not an exact version`),
  ]
}
