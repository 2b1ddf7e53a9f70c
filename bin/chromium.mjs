import { spawnSync } from 'node:child_process'
import { accessSync, constants, mkdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { root, say } from './checkout.mjs'

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'chrome.exe',
  'msedge.exe',
]
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/**
 * The system's Chrome or Chromium; else, where root finds none, Debian's is installed; else the one that an npm package
 * carries. Null: none is to be had.
 */
export const findChromium = () => present() ?? installed() ?? carried()

function installed() {
  if (process.getuid?.() !== 0 || !isThere('/usr/bin/apt-get')) return null
  say('正在安装用于界面测试的 Chromium…', 'Installing Chromium for the tests of the screens …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) => spawnSync('apt-get', ['-qq', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env })
  apt('update')
  apt('install', '-y', '--no-install-recommends', 'chromium')
  return present()
}

const CARRIER = '@sparticuz/chromium@143.0.4'

/** Kept out of the dependencies: 70 MB that only a machine without a browser needs. It unpacks into TMPDIR. */
function carried() {
  const folder = join(root, 'node_modules', '.cache', 'chromium')
  const browser = join(folder, 'chromium')
  if (isThere(browser)) return browser
  say('正在下载用于界面测试的 Chromium…', 'Fetching Chromium for the tests of the screens …')
  mkdirSync(folder, { recursive: true })
  const run = (command, ...args) =>
    spawnSync(command, args, {
      cwd: folder,
      env: { ...process.env, TMPDIR: folder },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  run('npm', 'install', '--no-save', '--no-audit', '--no-fund', '--prefix', folder, CARRIER)
  const [name] = CARRIER.split(/@\d/)
  run(process.execPath, '--input-type=module', '--eval', `await (await import('${name}')).default.executablePath()`)
  return isThere(browser) ? browser : null
}

function present() {
  const { CHROME_PATH, PATH = '' } = process.env
  const onPath = names.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name)))
  return [...(CHROME_PATH ? [CHROME_PATH] : []), ...onPath, ...elsewhere].find(isThere) ?? null
}

function isThere(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
