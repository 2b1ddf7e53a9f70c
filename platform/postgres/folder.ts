import { accessSync, chmodSync, constants, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { texts } from '../../shared/text.ts'
import { makeFile, replaceFile, settleFolder } from '../lasting.ts'
import { StartupProblem } from '../startupProblem.ts'
import { type Account, blockingFolder, existingPart, mayPass } from './unprivileged.ts'

const words = texts({
  foreign: {
    zh: '文件夹 {folder} 里有别的东西，不是近客的数据。请用 JINKE_DATA 指定一个空文件夹；其中内容未改动。',
    en: 'The folder {folder} holds something that is not Jinke’s data. Name an empty folder in JINKE_DATA; nothing in it was touched.',
  },
  newer: {
    zh: '{folder} 中的数据来自更新版本的近客。请升级程序；数据未改动。',
    en: 'The data in {folder} was made by a newer Jinke. Please upgrade; the data is untouched.',
  },
  notAFolder: {
    zh: '{folder} 不是文件夹，无法存放数据。请用 JINKE_DATA 指定别处。',
    en: '{folder} is not a folder and cannot hold the data. Name another place in JINKE_DATA.',
  },
  unwritable: {
    zh: '无权写入数据文件夹 {folder}（{code}）。请更改其权限，或用 JINKE_DATA 指定别处。',
    en: 'Jinke may not write to the data folder {folder} ({code}). Change its rights, or name another place in JINKE_DATA.',
  },
  diskFull: {
    zh: '{folder} 所在的磁盘已满。请腾出空间后再启动；已有数据未受影响。',
    en: 'The disk that holds {folder} is full. Free some space and start again; the data is unharmed.',
  },
  blocked: {
    zh: '以 root 运行时数据库使用账户 {account}，而它进不了 {blocking}。请执行 chmod o+x {blocking}，或用 JINKE_DATA 指定别处。',
    en: 'Under root the database runs as {account}, which may not pass through {blocking}. Run chmod o+x {blocking}, or name another place in JINKE_DATA.',
  },
})

/** The layout of a data folder; a program refuses folders of a higher format than it knows. */
const FORMAT = 1
const MARK = 'jinke.json'
const marked = z.object({ format: z.number() })
// What file systems and desktops put into an empty folder by themselves, and what a write of ours cut short leaves.
const ignorable = /^(lost\+found|\.DS_Store|\.gitkeep|jinke\.json\.\S+\.tmp)$/

/**
 * Looks whether a folder can hold the data, and changes nothing. Throws a StartupProblem where it cannot:
 * somebody else's, a newer Jinke's, not to be written to, or out of reach for the database's account.
 */
export function checkDataFolder(data: string, account: Account | null): 'missing' | 'empty' | 'ours' {
  try {
    const blocking = blockingFolder(data, account)
    if (account && blocking)
      throw new StartupProblem(words.blocked, { account: account.name, blocking }, 'noPermission')
    const isThere = statSync(data, { throwIfNoEntry: false }) !== undefined
    const state = isThere ? stateOf(data) : 'missing'
    accessSync(isThere ? data : existingPart(data), constants.W_OK | constants.X_OK)
    return state
  } catch (error) {
    throw folderProblem(error, data)
  }
}

function stateOf(data: string): 'empty' | 'ours' {
  const entries = readdirSync(data).filter((name) => !ignorable.test(name))
  if (entries.length === 0) return 'empty'
  const mark = entries.includes(MARK) ? marked.safeParse(parsed(readFileSync(join(data, MARK), 'utf8'))) : null
  if (!mark?.success) throw notOurs(data)
  if (mark.data.format > FORMAT) throw new StartupProblem(words.newer, { folder: data })
  return 'ours'
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

/**
 * Makes the data folder ready: makes it where it is missing, marks it as Jinke's, and lets the database's
 * account through. Throws a StartupProblem, having changed nothing, where the folder cannot serve.
 */
export function openDataFolder(data: string, account: Account | null): void {
  const state = checkDataFolder(data, account)
  try {
    if (state === 'missing') makeFolder(data)
    if (account && !mayPass(statSync(data), account)) chmodSync(data, statSync(data).mode | 0o111)
    if (state !== 'ours') writeOnce(join(data, MARK), { format: FORMAT, createdAt: new Date().toISOString() }, 0o644)
  } catch (error) {
    throw folderProblem(error, data)
  }
}

/** Turns what the file system answered into words; anything else stays as it is. */
export function folderProblem(error: unknown, folder: string): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(folder)
  if (code === 'ENOTDIR' || code === 'EEXIST') return new StartupProblem(words.notAFolder, { folder }, 'cannotCreate')
  if (['EACCES', 'EPERM', 'EROFS', 'ENOENT'].includes(code))
    return new StartupProblem(words.unwritable, { folder, code }, 'noPermission')
  return error
}

export const notOurs = (folder: string): StartupProblem => new StartupProblem(words.foreign, { folder }, 'cannotCreate')
export const diskFull = (folder: string): StartupProblem => new StartupProblem(words.diskFull, { folder }, 'diskFull')

/** Makes a folder and those above it that are missing; others may pass through them even if the umask would not let them. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return
  makeFolder(dirname(folder))
  try {
    mkdirSync(folder) // never `recursive`: under /proc it would try for ever
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error // another process was quicker
  }
  chmodSync(folder, 0o755)
  settleFolder(dirname(folder))
}

const json = (content: unknown): string => `${JSON.stringify(content, null, 2)}\n`

/** Writes a small JSON file whole or not at all, replacing what was there. */
export const writeSmall = (path: string, content: unknown, mode = 0o644): void => replaceFile(path, json(content), mode)

/** The same, unless the file is there already: then that one stays, and the answer is false. */
export const writeOnce = (path: string, content: unknown, mode: number): boolean => makeFile(path, json(content), mode)
