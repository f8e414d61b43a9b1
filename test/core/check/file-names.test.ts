import { expect, test } from 'vitest'
import { checkFileNames } from '../../../src/core/check/file-names.js'
import { collectProblems } from '../../../src/core/problems/collect.js'
import { messageOf } from '../../../src/core/problems/problem.js'

test.for([
  { paths: ['backlog/web.yaml', 'backlog/web.yml', 'web.yaml'], told: [] },
  { paths: ['backlog/Web/a.yaml', 'backlog/web/b.yaml'], told: [] },
  {
    paths: ['backlog/Web/a.yaml', 'backlog/web/a.yaml', 'backlog/web/A.yaml'],
    told: [
      'backlog/web/A.yaml: the path of this file differs from "backlog/Web/a.yaml" only in case',
      'backlog/web/a.yaml: the path of this file differs from "backlog/Web/a.yaml" only in case',
    ],
  },
  {
    paths: ['b/\u00e9.yaml', 'b/e\u0301.yaml'],
    told: [
      'b/e\u0301.yaml: the path of this file differs from "b/\u00e9.yaml" only in Unicode form',
    ],
  },
])('of $paths', ({ paths, told }) => {
  const { report, all } = collectProblems()
  checkFileNames(paths, report)
  expect(all().map((each) => `${each.place.source.path}: ${messageOf(each)}`)).toEqual(told)
})
