// Stays in words that any Node with modules understands: this is the file that an old one gets to see.

/** Ends the program with a clear message when this Node is too old. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(
    `Hearsay needs Node 20.19 or newer, and this is Node ${version}. Get a newer one from https://nodejs.org`,
  )
  process.exit(1)
}
