import { crc32, deflateRawSync, deflateSync } from 'node:zlib'

export interface PackedFile {
  readonly name: string
  readonly bytes: Buffer
  /** True where it stands in the archive as it is. */
  readonly isStored?: boolean
}

/** A ZIP archive with right sizes and checksums, whatever is in the files. */
export function packZip(files: readonly PackedFile[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, bytes, isStored = false } of files) {
    const data = isStored ? bytes : deflateRawSync(bytes, { level: 1 })
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(isStored ? 0 : 8, 4)
    fields.writeUInt32LE(crc32(bytes), 10)
    fields.writeUInt32LE(data.length, 14)
    fields.writeUInt32LE(bytes.length, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, place, Buffer.from(name))
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), data])
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

export interface PdfParts {
  /** `<< … >>` and whatever else is no stream, by its place the object's number. */
  readonly objects: readonly Buffer[]
  /** The content of the objects that are streams, by number. */
  readonly streams: ReadonlyMap<number, Buffer>
  readonly isPacked: boolean
}

/** A PDF with right lengths and places, whatever is in its objects. The first object is the root. */
export function packPdf({ objects, streams, isPacked }: PdfParts): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.5\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  const places: number[] = []
  let length = parts[0]!.length
  const add = (bytes: Buffer) => {
    parts.push(bytes)
    length += bytes.length
  }
  for (const [index, object] of objects.entries()) {
    places.push(length)
    add(Buffer.from(`${index + 1} 0 obj\n`))
    const content = streams.get(index + 1)
    if (content === undefined) add(object)
    else {
      const data = isPacked ? deflateSync(content, { level: 1 }) : content
      const filter = isPacked ? ' /Filter /FlateDecode' : ''
      const head = object.toString('latin1').replace(/>>\s*$/, `${filter} /Length ${data.length} >>`)
      add(Buffer.concat([Buffer.from(`${head}\nstream\n`, 'latin1'), data, Buffer.from('\nendstream')]))
    }
    add(Buffer.from('\nendobj\n'))
  }
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\n`
  const start = length
  add(Buffer.from(`${table}startxref\n${start}\n%%EOF\n`))
  return Buffer.concat(parts)
}

export interface MailPart {
  readonly type: string
  readonly encoding: '7bit' | 'base64' | 'quoted-printable'
  readonly bytes: Buffer
}

/** A mail with right encodings, whatever is in its parts. */
export function packMail(headers: Buffer, parts: readonly MailPart[]): Buffer {
  const boundary = 'part-of-the-mail'
  const [only] = parts
  if (parts.length === 1 && only) {
    return Buffer.concat([headers, Buffer.from(describePart(only)), encodePart(only)])
  }
  const packed = parts.flatMap((part) => [
    Buffer.from(`--${boundary}\r\n${describePart(part)}`),
    encodePart(part),
    Buffer.from('\r\n'),
  ])
  const head = `Content-Type: multipart/alternative; boundary="${boundary}"\r\n\r\n`
  return Buffer.concat([headers, Buffer.from(head), ...packed, Buffer.from(`--${boundary}--\r\n`)])
}

function describePart({ type, encoding }: MailPart): string {
  return `Content-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`
}

function encodePart({ encoding, bytes }: MailPart): Buffer {
  if (encoding === '7bit') return bytes
  if (encoding === 'base64') return Buffer.from(bytes.toString('base64').replace(/.{76}/g, '$&\r\n'))
  const quoted = bytes
    .toString('latin1')
    .replace(/[^ -<>-~\r\n]/g, (byte) => `=${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
  return Buffer.from(quoted.replace(/[^\r\n]{70}(?==)/g, '$&=\r\n'), 'latin1')
}
