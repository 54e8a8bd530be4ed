import { spawn } from 'node:child_process'
import { join } from 'node:path'

/**
 * Runs a program in the checkout with our own input and output. Gives its exit status; 128 and more for a signal. With
 * `endsItself` a signal to us is left to the program, which ends in its own good order, and then we go on.
 */
export function runProgram(
  program,
  words,
  { root, output = 'inherit', env = process.env, shell = false, endsItself = false },
) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { cwd: root, env, stdio: ['inherit', output, 'inherit'], shell })
    const forget = endsItself ? passSignalsTo(child) : () => {}
    child.once('error', reject)
    child.once('close', (status, signal) => {
      forget()
      resolve(status ?? (signal === 'SIGINT' ? 130 : 143))
    })
  })
}

function passSignalsTo(child) {
  // Ctrl-C in a terminal goes to every program there; twice would be one too many.
  const interrupt = () => process.stdin.isTTY || child.kill('SIGINT')
  const terminate = () => child.kill('SIGTERM')
  process.on('SIGINT', interrupt).on('SIGTERM', terminate)
  return () => process.off('SIGINT', interrupt).off('SIGTERM', terminate)
}

/** Runs npm: the one that runs us, or the one on the path. */
export function runNpm(words, { root }) {
  // What npm prints is progress here, and goes where progress goes.
  const script = process.env.npm_execpath
  if (script?.endsWith('.js'))
    return runProgram(process.execPath, [script, ...words], { root, output: process.stderr })
  return runProgram('npm', words, { root, output: process.stderr, shell: process.platform === 'win32' })
}

/** Runs a program of an installed package, such as `typescript/bin/tsc`, with this Node. */
export function runPackage(script, words, options) {
  return runProgram(process.execPath, [join(options.root, 'node_modules', script), ...words], options)
}
