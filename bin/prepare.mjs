import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { alone } from './alone.mjs'
import { root, Stop, say } from './checkout.mjs'
import { partsToBuild } from './sources.mjs'

const OLDEST_NODE = [20, 19]

/**
 * Makes a checkout ready to run: installs the dependencies and builds, each only where it is out of date; takes no
 * time where nothing is. Throws a Stop where it cannot. `quiet`: says what takes time only to a terminal; `parts`: what is needed.
 */
export async function prepare({ quiet = false, parts = ['server', 'web'] } = {}) {
  refuseOldNode()
  if (isInstalled() && partsToBuild(parts).length === 0) return
  const tell = quiet && !process.stderr.isTTY ? () => undefined : say
  try {
    mkdirSync(join(root, 'dist'), { recursive: true })
    await alone(join(root, 'dist', '.preparing'), () => bringUpToDate(tell, parts))
  } catch (error) {
    unwritable(error)
  }
}

async function bringUpToDate(tell, parts) {
  if (!isInstalled()) {
    tell('正在安装依赖（首次约需一分钟）…', 'Installing the dependencies (a minute or so the first time) …')
    await install()
  }
  for (const part of partsToBuild(parts)) {
    if (part === 'server') tell('正在构建服务端…', 'Building the server …')
    else tell('正在构建界面…', 'Building the screens …')
    await build(part)
  }
}

function stopped(zh, en, output) {
  return isFull(output) ? diskFull() : new Stop(zh, en, output)
}

/** What the file system refuses is a line; anything else is a bug and stays as it is. */
function unwritable(error) {
  if (isFull(error.code)) throw diskFull()
  if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error
  throw new Stop(
    `无权写入 ${error.path}。请以程序文件夹所有者的身份运行一次。`,
    `Jinke may not write to ${error.path}. Run it once as the owner of the program’s folder.`,
  )
}

const isFull = (text) => /ENOSPC|EDQUOT|no space left/i.test(text)
const diskFull = () => new Stop(`${root} 所在的磁盘已满。`, `The disk that holds ${root} is full.`)

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return
  const oldest = OLDEST_NODE.join('.')
  throw new Stop(
    `近客需要 Node.js ${oldest} 或更新版本，当前是 ${process.versions.node}。`,
    `Jinke needs Node.js ${oldest} or later; this is ${process.versions.node}.`,
  )
}

/** npm notes what it put into node_modules; it agrees with the lock file, whoever ran npm. */
function isInstalled() {
  const note = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(note)) return false
  const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages
  const installed = packagesIn(note)
  const locked = Object.entries(packagesIn(join(root, 'package-lock.json')))
  // The optional ones differ from machine to machine.
  return locked.every(
    ([path, { optional, version }]) => path === '' || optional || installed[path]?.version === version,
  )
}

async function install() {
  // Dependencies for building and testing too, and the database's programs, whatever npm's settings leave out.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const { ok, output } = await run('npm', args)
  if (!ok) throw stopped('安装依赖失败（npm ci）。', 'The dependencies could not be installed (npm ci).', output)
}

/** In a process of its own: the tools that build need not stay in the memory of the server. */
async function build(part) {
  const { ok, output } = await run(process.execPath, [join(root, 'bin', 'build.mjs'), part])
  if (!ok) throw stopped('构建失败。', 'The build failed.', output)
}

function run(program, args) {
  return new Promise((resolve) => {
    const shell = program === 'npm' && process.platform === 'win32'
    const child = spawn(program, args, { cwd: root, shell, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
    child.on('error', (error) => resolve({ ok: false, output: `${error.message}\n` }))
    child.on('close', (code) => resolve({ ok: code === 0, output }))
  })
}
