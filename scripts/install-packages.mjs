import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { runNpm } from './run-program.mjs'

/** Installs the packages of this checkout, unless they are there already. Gives whether they are there at the end. */
export async function installPackages(root) {
  if (isInstalled(root)) return true
  console.error('Installing packages (this is done once) ...')
  // Those for building are needed even where NODE_ENV says production.
  return (await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund'], { root })) === 0
}

/** npm writes its own list of what it installed; a newer lock file means that something is missing or outdated. */
function isInstalled(root) {
  const installed = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installed)) return false
  return statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
}
