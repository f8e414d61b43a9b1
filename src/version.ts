declare const PM_VERSION: string | undefined

/** The version in package.json; the build and the tests put it in. */
export const version: string = typeof PM_VERSION === 'string' ? PM_VERSION : '0.0.0-source'
