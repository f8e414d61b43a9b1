import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../shared/data', import.meta.url))

/** The folder of other people's published data, which is not part of a checkout; undefined where it is absent. */
export const sharedData: string | undefined = existsSync(folder) ? folder : undefined

/** Why a test that reads it is skipped. */
export const noSharedData = "other people's data is not part of the checkout"
