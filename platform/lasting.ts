import { randomUUID } from 'node:crypto'
import {
  chownSync,
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'

// Small files on which all the rest depends: a power cut right after one was written leaves it whole, or as it was.

/** Writes a file whole or not at all, replacing what was there. Under root it belongs to the folder's owner. */
export function replaceFile(path: string, text: string, mode: number): void {
  renameSync(draftOf(path, text, mode), path)
  settleFolder(dirname(path))
}

/** The same, unless the file is there already: then that one stays, and the answer is false. */
export function makeFile(path: string, text: string, mode: number): boolean {
  const draft = draftOf(path, text, mode)
  try {
    linkSync(draft, path)
    settleFolder(dirname(path))
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft)
  }
}

/** Makes the names in a folder last. Windows opens no folders, and does so by itself; one that we may only pass through is left. */
export function settleFolder(folder: string): void {
  if (process.platform === 'win32') return
  let opened: number | null = null
  try {
    opened = openSync(folder, 'r')
    fsyncSync(opened)
  } catch (error) {
    if (!['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  } finally {
    if (opened !== null) closeSync(opened)
  }
}

function draftOf(path: string, text: string, mode: number): string {
  const draft = `${path}.${randomUUID()}.tmp`
  try {
    writeFileSync(draft, text, { mode, flag: 'wx', flush: true })
    if (process.getuid?.() === 0) {
      const { uid, gid } = statSync(dirname(path))
      chownSync(draft, uid, gid)
    }
    return draft
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}
