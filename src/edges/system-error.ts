/** The code of a failed system call, such as ENOENT; throws on what is none. */
export function errorCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  throw error
}

/** What the code of a failed system call says to a reader, with the code: `permission denied (EACCES)`. */
export function reasonOf(code: string): string {
  const words = reasons[code]
  return words === undefined ? code : `${words} (${code})`
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EBUSY: 'it is in use',
  EDQUOT: 'the disk quota is used up',
  EILSEQ: 'its name is not UTF-8',
  EIO: 'the device failed',
  EISDIR: 'it is a folder',
  ELOOP: 'it is a symbolic link',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its path is too long',
  ENFILE: 'too many files are open',
  ENOENT: 'it does not exist',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is not a folder',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
}
