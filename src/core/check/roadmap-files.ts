import { compileGlob } from '../glob.js'
import { resolvePath } from '../path.js'
import { problem, type Report } from '../problems/problem.js'
import type { RoadmapFileFault } from '../problems/rules.js'
import type { ConfigFields } from '../schema/config.js'
import { configDefaults, fixedGlobs } from '../schema/defaults.js'
import { nodeAt } from '../yaml/node.js'
import type { Backlog } from './backlog.js'

/** Files for the roadmap or one of its views that are no place for one: outside of the repository, of git's own, or of data. */
export function checkRoadmapFiles({ configuration }: Backlog, report: Report): void {
  const { fields, root, source } = configuration
  const { roadmap } = fields
  if (!roadmap || !root || !source) return
  const folder = source.path.split('/').slice(0, -1).join('/')
  const tell = (file: string, path: readonly (string | number)[]) => {
    const fault = roadmapFileFault(file, folder, fields)
    if (!fault) return
    const { start, end } = nodeAt(root, path)
    report(problem('roadmap-file', { source, start, end }, { file, fault }))
  }
  if (roadmap.file !== undefined) tell(roadmap.file, ['roadmap', 'file'])
  roadmap.views?.forEach(({ file }, index) => {
    tell(file, ['roadmap', 'views', index, 'file'])
  })
}

/** Why no roadmap can be written to a file that pm.yaml names, relative to that one's folder; undefined where one can. */
export function roadmapFileFault(
  file: string,
  folder: string,
  fields: ConfigFields,
): RoadmapFileFault | undefined {
  const path = resolvePath(folder, file)
  if (path === undefined) return 'outside'
  if (path === folder || file.endsWith('/')) return 'no-file'
  if (path.split('/').some((name) => name.toLowerCase() === '.git')) return 'git'
  if (DATA.test(path) || isRead(path, folder, fields)) return 'data'
  // Of any other file of a repository, such as one that git or CI obeys, a stranger's change could write a part.
  return MARKDOWN.test(path) ? undefined : 'no-markdown'
}

const DATA = /\.(?:ya?ml|json|csv|tsv)$/i
const MARKDOWN = /\.(?:md|mdx|markdown)$/i

// Whatever its name, what the globs of pm.yaml meet is read as data.
function isRead(path: string, folder: string, fields: ConfigFields): boolean {
  const own =
    folder === '' ? path : path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : null
  if (own === null) return false
  const entries = [
    ...[fields.backlog ?? configDefaults.backlog].flat(),
    ...[fields.kpis ?? configDefaults.kpis].flat(),
    ...Object.values(fixedGlobs).flat(),
  ]
  return entries.some((entry) => {
    const globs = typeof entry === 'string' ? [entry] : [entry.files].flat()
    return globs.some((pattern) => {
      const glob = compileGlob(pattern)
      return 'matches' in glob && glob.matches(own)
    })
  })
}
