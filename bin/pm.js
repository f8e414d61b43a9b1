#!/usr/bin/env node
import { nodeIo, run } from '../dist/cli.js'

const io = nodeIo()
await io.leave(await run(process.argv.slice(2), io))
