// npm run api: writes api/*.api.md, what each door of the package lets out, name by name. A test fails when what is committed is
// not what the code says, so that no change of the library goes unseen.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  CompilerState,
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type ExtractorMessage,
  type IConfigFile,
} from '@microsoft/api-extractor'
import { type Door, listDoors } from './list-doors.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
export const REPORTS = join(ROOT, 'api')

/** The committed name of a door's report: `hearsay-relate.api.md`. */
export const nameReport = ({ door }: Door): string => `${door.replaceAll('/', '-')}.api.md`

/**
 * Writes a report for each door into a folder, in place of what is there. Types that a door names, and does not let out, stand in it as
 * warnings.
 */
export function writeApiReports(folder: string, doors: readonly Door[] = listDoors()): void {
  const typesFolder = join(ROOT, 'build', 'api-types')
  rmSync(typesFolder, { recursive: true, force: true })
  // Whether the types are right is asked elsewhere.
  const emit = ['-p', 'tsconfig.build.json', '--outDir', typesFolder, '--emitDeclarationOnly', '--noCheck']
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', ...emit], {
    cwd: ROOT,
    stdio: 'inherit',
  })
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(folder)) rmSync(join(folder, name))
  const configs = doors.map((door) => prepareReport(door, { folder, typesFolder }))
  // One compiler for all doors: most of what they are made of is the same.
  const entries = doors.map(({ types }) => join(typesFolder, types))
  const compilerState = CompilerState.create(configs[0]!, { additionalEntryPoints: entries })
  for (const config of configs) Extractor.invoke(config, { localBuild: true, compilerState, messageCallback })
}

interface ReportPlace {
  readonly folder: string
  /** Where the compiler put the types of all modules. */
  readonly typesFolder: string
}

function prepareReport(door: Door, place: ReportPlace): ExtractorConfig {
  return ExtractorConfig.prepare({
    configObjectFullPath: join(ROOT, 'api-extractor.json'),
    packageJsonFullPath: join(ROOT, 'package.json'),
    configObject: describeReport(door, place),
  })
}

/** Warnings go into the report. */
function messageCallback(message: ExtractorMessage): void {
  message.handled = true
  if (message.logLevel === 'error') throw new Error(message.text)
}

function describeReport(door: Door, { folder, typesFolder }: ReportPlace): IConfigFile {
  const compilerOptions = {
    target: 'ES2023',
    lib: ['ES2023', 'ES2024.String'],
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    types: ['node'],
    strict: true,
    skipLibCheck: true,
  }
  return {
    projectFolder: ROOT,
    mainEntryPointFilePath: join(typesFolder, door.types),
    newlineKind: 'lf',
    compiler: { overrideTsconfig: { compilerOptions, include: [typesFolder] } },
    apiReport: {
      enabled: true,
      reportFileName: nameReport(door),
      reportFolder: folder,
      reportTempFolder: join(ROOT, 'build', 'api-temp'),
    },
    docModel: { enabled: false },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
    messages: {
      extractorMessageReporting: {
        default: { logLevel: ExtractorLogLevel.None },
        'ae-forgotten-export': { logLevel: ExtractorLogLevel.Warning, addToApiReportFile: true },
      },
      // Our comments are read as they are written, and not as TSDoc.
      tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
    },
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeApiReports(REPORTS)
