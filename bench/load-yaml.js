// What the benchmarks compare with: reads the files named and does nothing but js-yaml's load.
import { readFileSync } from 'node:fs'
import { load } from 'js-yaml'

for (const path of process.argv.slice(2)) load(readFileSync(path, 'utf8'))
