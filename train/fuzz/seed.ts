import { gunzipSync, gzipSync } from 'node:zlib'

export const KINDS = [
  'pages',
  'feeds',
  'warc',
  'table',
  'mail',
  'docx',
  'pdf',
  'xlsx',
  'text',
  'json',
] as const
export type Kind = (typeof KINDS)[number]

/** A sound file, in parts that are changed each by itself and then packed anew. */
export interface Seed {
  readonly parts: readonly Buffer[]
  readonly pack: (parts: readonly Buffer[]) => Buffer
  /** Web archives in a ZIP are read from a path only. */
  readonly isFile?: boolean
}

export type Seeds = Readonly<Record<Kind, readonly Seed[]>>

export function ofOne(bytes: Buffer | string): Seed {
  return { parts: [Buffer.from(bytes as string)], pack: (parts) => Buffer.concat(parts) }
}

/** A web archive; where it was packed, each record is packed again by itself. */
export function ofRecords(bytes: Buffer): Seed {
  const isPacked = bytes[0] === 0x1f
  const plain = (isPacked ? gunzipSync(bytes) : bytes).toString('latin1')
  const parts = plain.split(/(?<=\n)(?=WARC\/1\.\d\r\n)/).map((record) => Buffer.from(record, 'latin1'))
  const pack = (records: readonly Buffer[]) =>
    Buffer.concat(isPacked ? records.map((record) => gzipSync(record, { level: 1 })) : records)
  return { parts, pack }
}
