import { crc32, deflateRawSync } from 'node:zlib'

/** A zip archive of files by name; names may be anything. */
export function zip(
  files: readonly (readonly [name: string, content: string | Uint8Array])[],
): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of files) {
    const data = Buffer.from(content)
    const packed = deflateRawSync(data)
    const path = Buffer.from(name)
    const sizes = Buffer.alloc(12)
    sizes.writeUInt32LE(crc32(data), 0)
    sizes.writeUInt32LE(packed.length, 4)
    sizes.writeUInt32LE(data.length, 8)
    const start = Buffer.from('504b0304140000000800000000000000', 'hex').subarray(0, 14)
    const lengths = Buffer.alloc(4)
    lengths.writeUInt16LE(path.length, 0)
    const local = Buffer.concat([start, sizes, lengths, path, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    const entry = Buffer.from('504b01021400140000000800000000000000', 'hex').subarray(0, 16)
    directory.push(Buffer.concat([entry, sizes, lengths, tail, path]))
    parts.push(local)
    offset += local.length
  }
  const all = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(all.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, all, end])
}
