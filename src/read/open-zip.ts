import type { Entry, ZipFile } from 'yauzl'
import { type Bytes, UnreadableInput } from './open-bytes.ts'

/** A file in a ZIP archive. */
export interface ZipMember {
  readonly name: string
  /** As the archive says; reading stops where it is more. */
  readonly size: number
  readonly packedSize: number
  /** False where its bytes stand in the archive as they are. */
  readonly isPacked: boolean
}

export interface OpenZip {
  readonly members: readonly ZipMember[]
  /** The bytes of a member. `from` passes over its first bytes, where it is not packed. */
  readMember(member: ZipMember, from?: number): Bytes
  /** Where in the archive the bytes of a member begin. */
  findStart(member: ZipMember): Promise<number>
  close(): void
}

/** Office documents have some dozens of members, archives of the web a few more. */
const MAX_MEMBERS = 10_000

/**
 * Opens a ZIP archive, at a path or in memory. Nothing is unpacked yet. Throws UnreadableInput where it is damaged;
 * errors of the file system are thrown as they are. Close it when done.
 */
export async function openZip(source: string | Uint8Array): Promise<OpenZip> {
  const { fromBufferPromise, openPromise } = await loadYauzl()
  const options = { lazyEntries: true, autoClose: false }
  const opened =
    typeof source === 'string'
      ? openPromise(source, options)
      : fromBufferPromise(Buffer.from(source.buffer, source.byteOffset, source.byteLength), options)
  const file = await opened.catch(explainZip)
  try {
    const entries = await listEntries(file)
    return describeZip(file, entries)
  } catch (error) {
    file.close()
    throw error
  }
}

async function loadYauzl(): Promise<typeof import('yauzl')> {
  // It is no ES module: its names stand in the default export.
  const loaded = await import('yauzl')
  return loaded.default ?? loaded
}

async function listEntries(file: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = []
  try {
    for await (const entry of file.eachEntry()) {
      if (entries.length === MAX_MEMBERS) {
        throw new UnreadableInput(`a ZIP archive of more than ${MAX_MEMBERS} files: unpack it by hand`)
      }
      if (!entry.fileName.endsWith('/')) entries.push(entry)
    }
  } catch (error) {
    explainZip(error)
  }
  return entries
}

function describeZip(file: ZipFile, entries: readonly Entry[]): OpenZip {
  const byMember = new Map<ZipMember, Entry>()
  for (const entry of entries) {
    const { fileName: name, uncompressedSize: size, compressedSize: packedSize } = entry
    byMember.set({ name, size, packedSize, isPacked: entry.compressionMethod !== 0 }, entry)
  }
  return {
    members: [...byMember.keys()],
    readMember: (member, from = 0) => readEntry(file, { entry: byMember.get(member)!, from }),
    findStart: async (member) => {
      const header = file.readLocalFileHeaderPromise(byMember.get(member)!, { minimal: true })
      return (await header.catch(explainZip)).fileDataStart
    },
    close: () => file.close(),
  }
}

async function* readEntry(
  file: ZipFile,
  { entry, from }: { entry: Entry; from: number },
): AsyncGenerator<Uint8Array> {
  try {
    const options = from > 0 ? { decodeFileData: false, start: from, end: entry.compressedSize } : {}
    const stream = await file.openReadStreamPromise(entry, options)
    for await (const chunk of stream) yield chunk as Uint8Array
  } catch (error) {
    explainZip(error)
  }
}

/** Trouble with a disk has a code that tells it; all other trouble is the archive's. */
function explainZip(error: unknown): never {
  if (error instanceof UnreadableInput) throw error
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  if (!(error instanceof Error) || /^E[A-Z]+$/.test(code)) throw error
  if (/encrypt/i.test(error.message)) {
    throw new UnreadableInput('a ZIP archive with a password: take the password off first', { cause: error })
  }
  throw new UnreadableInput(`a damaged ZIP archive (${error.message}): copy or download it again`, {
    cause: error,
  })
}

/**
 * Unpacks an archive for nothing but its size. A library that unpacks all of it in memory is given an archive only when
 * this has not thrown: archives of a few kilobytes that unpack to gigabytes are made on purpose.
 */
export async function checkUnpackedSize(bytes: Uint8Array, maxBytes: number): Promise<void> {
  const zip = await openZip(bytes)
  try {
    const declared = zip.members.reduce((sum, { size }) => sum + size, 0)
    if (declared > maxBytes) throw new UnreadableInput(describeTooLarge(maxBytes))
    let real = 0
    for (const member of zip.members) {
      for await (const chunk of zip.readMember(member)) {
        real += chunk.length
        if (real > maxBytes) throw new UnreadableInput(describeTooLarge(maxBytes))
      }
    }
  } finally {
    zip.close()
  }
}

function describeTooLarge(maxBytes: number): string {
  const limit = `${Math.round(maxBytes / 1e6)} MB`
  return `too large: it unpacks to more than ${limit}; split it, or save the texts as JSON lines or CSV`
}
