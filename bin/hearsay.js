#!/usr/bin/env node
// The command `hearsay`. In a checkout that has not been built yet it builds first; a package is always built.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Hearsay needs Node 20.19 or newer, and this is Node ${process.versions.node}.`)
  process.exitCode = 1
} else if (isBuilt() || (await build())) {
  await import('../dist/cli/main.js')
} else {
  process.exitCode = 1
}

function isBuilt() {
  return existsSync(new URL('../dist/cli/main.js', import.meta.url))
}

async function build() {
  if (!existsSync(new URL('../scripts/build-all.mjs', import.meta.url))) {
    console.error('hearsay: this package has no dist folder; install it again.')
    return false
  }
  const { installPackages } = await import('../scripts/install-packages.mjs')
  const { buildAll } = await import('../scripts/build-all.mjs')
  return (await installPackages(root)) && (await buildAll(root))
}
