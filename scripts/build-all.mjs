import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runPackage } from './run-program.mjs'

/** All that the build is made from. */
const SOURCES = ['src', 'web', 'models', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json']

/** Builds the program and its pages into `dist`, unless nothing changed. Gives whether they are there at the end. */
export async function buildAll(root) {
  const stamp = hashFiles(root, SOURCES)
  const stampFile = join(root, 'build', 'dist-stamp')
  const isBuilt = existsSync(join(root, 'dist', 'cli', 'main.js'))
  if (isBuilt && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return true
  console.error('Building ...')
  rmSync(stampFile, { force: true })
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  // What these print is progress here; the output belongs to the program that is built.
  const options = { root, output: process.stderr }
  if ((await runPackage('typescript/bin/tsc', ['-p', 'tsconfig.build.json'], options)) !== 0) return false
  // In a shell or test that says otherwise React would come as for development, half as large again.
  const env = { ...process.env, NODE_ENV: 'production' }
  for (const config of ['web/vite.config.ts', 'web/try/vite.config.ts']) {
    const pages = ['build', '--config', config, '--logLevel', 'warn']
    if ((await runPackage('vite/bin/vite.js', pages, { ...options, env })) !== 0) return false
  }
  mkdirSync(join(root, 'build'), { recursive: true })
  writeFileSync(stampFile, stamp)
  return true
}

/** A hash of the names and contents of files and folders. */
export function hashFiles(root, paths) {
  const hash = createHash('sha256')
  for (const path of paths) addToHash(hash, root, path)
  return hash.digest('hex')
}

function addToHash(hash, root, path) {
  const full = join(root, path)
  if (!existsSync(full)) return
  const entries = readEntries(full)
  if (entries) for (const entry of entries) addToHash(hash, root, join(path, entry))
  else hash.update(`${path}\0`).update(readFileSync(full)).update('\0')
}

/** The names in a folder in a fixed order, or nothing when it is a file. */
function readEntries(path) {
  try {
    return readdirSync(path).sort()
  } catch (error) {
    if (error.code === 'ENOTDIR') return undefined
    throw error
  }
}
