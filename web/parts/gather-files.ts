/** How many files are taken at once: a browser holds all of them in one request. */
const MOST_FILES = 2000

/**
 * The files that were dropped or pasted, with those in dropped folders; hidden ones are left out. Throws when there are
 * too many, and when one cannot be had from the disk.
 */
export async function gatherFiles(given: DataTransfer): Promise<File[]> {
  // The list is emptied as soon as the event is over: all must be taken out of it before anything is waited for.
  const items = [...given.items].filter(({ kind }) => kind === 'file')
  const taken = items.map((item) => ({ entry: item.webkitGetAsEntry?.() ?? null, file: item.getAsFile() }))
  const files: File[] = []
  for (const { entry, file } of taken) {
    if (entry?.isDirectory) await collectFolder(entry as FileSystemDirectoryEntry, files)
    else if (file) files.push(file)
  }
  checkCount(files)
  return files
}

function checkCount(files: readonly File[]): void {
  if (files.length <= MOST_FILES) return
  throw new Error(
    `These are more than ${MOST_FILES.toLocaleString('en-GB')} files. Drop them in parts, or add the folder in a terminal with hearsay add.`,
  )
}

async function collectFolder(folder: FileSystemDirectoryEntry, files: File[]): Promise<void> {
  for (const entry of await listEntries(folder)) {
    if (entry.name.startsWith('.')) continue
    if (entry.isDirectory) await collectFolder(entry as FileSystemDirectoryEntry, files)
    else files.push(await readFile(entry as FileSystemFileEntry))
    checkCount(files)
  }
}

/** Browsers give a folder's entries in portions, the last of which is empty. */
async function listEntries(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const entries: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return entries
    entries.push(...some)
  }
}

const readFile = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject))
