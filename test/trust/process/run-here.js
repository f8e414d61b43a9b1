// Runs the built program in the current folder with the arguments of this process, and prints what it did and took.
import { peakMemory, runIn } from './run-in.js'

const run = await runIn(process.cwd(), process.argv.slice(2))
process.stdout.write(JSON.stringify({ ...run, memory: peakMemory() }))
