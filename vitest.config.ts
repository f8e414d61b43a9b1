import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))

export default defineConfig({
  define: { PM_VERSION: JSON.stringify(version) },
  test: {
    include: ['test/**/*.test.ts'],
    // One core is not kept free: nothing else waits for it.
    maxWorkers: availableParallelism(),
    // For what hangs: a machine that is slow or shared takes ten times as long as a good one.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    sequence: { shuffle: false },
  },
})
