// npm run build: installs what is missing and builds the program and its pages into dist/.
import { fileURLToPath } from 'node:url'
import { checkNode } from './check-node.mjs'

checkNode()
const { installPackages } = await import('./install-packages.mjs')
const { buildAll } = await import('./build-all.mjs')

const root = fileURLToPath(new URL('..', import.meta.url))
const isDone = (await installPackages(root)) && (await buildAll(root))
process.exitCode = isDone ? 0 : 1
