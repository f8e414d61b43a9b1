/** Takes what a stream gives apart. All throw where the stream ends too soon, or does. */
export interface ByteReader {
  /** The text up to the next line feed, which is passed over. */
  line(): Promise<string>
  bytes(count: number): Promise<Buffer>
  /** The same of what has come already; undefined where that is not all of it. */
  lineHere(): string | undefined
  bytesHere(count: number): Buffer | undefined
  /** Reads to the end of the stream, passing over what is left. */
  end(): Promise<void>
}

/** A reader of a stream. What it gives are views where it can: they keep a whole chunk of the stream. */
export function byteReader(chunks: AsyncIterable<Buffer> | readonly Buffer[]): ByteReader {
  const stream = 'length' in chunks ? chunks.values() : chunks[Symbol.asyncIterator]()
  let chunk: Buffer = Buffer.alloc(0)
  let at = 0

  async function next(): Promise<Buffer> {
    const { done, value } = await stream.next()
    if (done) throw new Error('a stream ended too soon')
    return value
  }

  // Adds to what is left until there are so many bytes.
  async function fill(count: number): Promise<void> {
    const parts = [chunk.subarray(at)]
    let length = parts[0]!.length
    while (length < count) {
      const part = await next()
      length += part.length
      parts.push(part)
    }
    chunk = Buffer.concat(parts)
    at = 0
  }

  function lineHere(): string | undefined {
    const end = chunk.indexOf(LINE_FEED, at)
    if (end < 0) return undefined
    const text = chunk.toString('latin1', at, end)
    at = end + 1
    return text
  }

  function bytesHere(count: number): Buffer | undefined {
    if (chunk.length - at < count) return undefined
    at += count
    return chunk.subarray(at - count, at)
  }

  return {
    lineHere,
    bytesHere,
    async line() {
      let text = lineHere()
      while (text === undefined) {
        await fill(chunk.length - at + 1)
        text = lineHere()
      }
      return text
    },
    async bytes(count) {
      if (chunk.length - at < count) await fill(count)
      return bytesHere(count)!
    },
    async end() {
      while (!(await stream.next()).done) chunk = Buffer.alloc(0)
    },
  }
}

const LINE_FEED = 10
