import { crc32, deflateRawSync, gzipSync } from 'node:zlib'

/** A record of a WARC file. `length` stands in its header instead of the real one. */
export interface RecordParts {
  readonly type: string
  readonly url?: string
  readonly block?: string | Buffer
  readonly length?: number | string
  readonly headers?: string
}

export function buildRecord({ type, url, block = '', length, headers = '' }: RecordParts): Buffer {
  const bytes = Buffer.from(block as string)
  const head = [
    'WARC/1.0',
    `WARC-Type: ${type}`,
    ...(url === undefined ? [] : [`WARC-Target-URI: ${url}`]),
    'WARC-Date: 2024-05-01T06:00:00Z',
    `Content-Length: ${length ?? bytes.length}`,
  ].join('\r\n')
  return Buffer.concat([Buffer.from(`${head}\r\n${headers}\r\n`), bytes, Buffer.from('\r\n\r\n')])
}

export interface AnswerParts {
  readonly status?: number
  readonly headers?: string
  readonly body: string | Buffer
}

/** What a server answered; with `contentType` absent from `headers`, a page. */
export function buildAnswer({
  status = 200,
  headers = 'Content-Type: text/html',
  body,
}: AnswerParts): Buffer {
  return Buffer.concat([
    Buffer.from(`HTTP/1.1 ${status} OK\r\n${headers}\r\n\r\n`),
    Buffer.from(body as string),
  ])
}

export function buildPage(sentence: string): string {
  return (
    `<!doctype html><html><head><title>${sentence.slice(0, 20)}</title></head><body><article>` +
    `<h1>The council votes on the harbour</h1><p>${sentence}</p>` +
    '<p>"We shall open it in May," said Ana Diaz, the mayor, after the council had voted on Monday evening.</p>' +
    '<p>Tom Reed, who leads the fishermen, said that he would wait and see what the harbour office did next.</p>' +
    '</article></body></html>'
  )
}

/** A page as a record of its own, the way crawlers write it. */
export function buildPageRecord(url: string, sentence: string): Buffer {
  return buildRecord({ type: 'response', url, block: buildAnswer({ body: buildPage(sentence) }) })
}

/** The same records with a gzip member each. */
export function packRecords(records: readonly Buffer[]): Buffer {
  return Buffer.concat(records.map((record) => gzipSync(record)))
}

export interface ZipFile {
  readonly name: string
  readonly bytes: Buffer | string
  readonly isPacked?: boolean
  /** Stands in the headers instead of the real size. */
  readonly size?: number
}

/** A ZIP archive, byte for byte as the format says. */
export function buildZip(files: readonly ZipFile[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, bytes, isPacked = false, size } of files) {
    const plain = Buffer.from(bytes as string)
    const data = isPacked ? deflateRawSync(plain) : plain
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(isPacked ? 8 : 0, 4)
    fields.writeUInt32LE(crc32(plain), 10)
    fields.writeUInt32LE(data.length, 14)
    fields.writeUInt32LE(size ?? plain.length, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), data])
    const placed = Buffer.alloc(14)
    placed.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, placed, Buffer.from(name))
    parts.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, central, end])
}

/** Bytes as they come from a file or the network: in pieces that fit nothing. */
export async function* inPieces(bytes: Buffer | string, size = 1000): AsyncGenerator<Uint8Array> {
  const all = Buffer.from(bytes as string)
  for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size)
}

/** The same bytes with some damage, the same for the same number. */
export function damage(bytes: Buffer, seed: number): Buffer {
  const random = makeRandom(seed)
  let damaged = Buffer.from(bytes)
  const count = 1 + Math.floor(random() * 4)
  for (let turn = 0; turn < count && damaged.length > 4; turn++) {
    const at = Math.floor(random() * damaged.length)
    const length = Math.floor(random() * Math.min(200, damaged.length - at))
    const kind = Math.floor(random() * 6)
    const [before, part, after] = [
      damaged.subarray(0, at),
      damaged.subarray(at, at + length),
      damaged.subarray(at + length),
    ]
    if (kind === 0) damaged = Buffer.concat([before, after])
    else if (kind === 1) damaged = Buffer.concat([before, part, part, after])
    else if (kind === 2) damaged = Buffer.from(before)
    else if (kind === 3) damaged = Buffer.concat([before, Buffer.from('99999999999'), after])
    else
      for (let index = at; index < Math.min(at + 1 + kind, damaged.length); index++)
        damaged[index] = Math.floor(random() * 256)
  }
  return damaged
}

/** Numbers from 0 to 1 that are the same each time (mulberry32). */
function makeRandom(seed: number): () => number {
  let state = seed * 2654435761
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
