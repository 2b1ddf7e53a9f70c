import { chownSync, existsSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Whom the database runs as. */
export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

export const isRoot = (): boolean => process.geteuid?.() === 0

/** Where the database's own files lie in a data folder. */
export const clusterIn = (data: string): string => join(data, 'postgres')

/**
 * The account that runs the database of a data folder: null is whoever runs Jinke. Root may not run
 * PostgreSQL, so there it is the one who owns the cluster or the folder already, else `postgres`, else `nobody`.
 */
export function databaseAccount(data: string): Account | null {
  if (!isRoot()) return null
  const known = accounts()
  const named = (name: string) => known.find((account) => account.name === name)
  return ownerOf(clusterIn(data), known) ?? ownerOf(data, known) ?? named('postgres') ?? named('nobody') ?? NOBODY
}

const NOBODY: Account = { name: 'nobody', uid: 65_534, gid: 65_534 }

function accounts(): Account[] {
  if (!existsSync('/etc/passwd')) return []
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .flatMap(([name, , uid, gid]) => (name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []))
}

/** The ordinary user whom a folder belongs to; null where it is root's, or missing. */
function ownerOf(folder: string, known: Account[]): Account | null {
  const status = statSync(folder, { throwIfNoEntry: false })
  if (!status || status.uid === 0) return null
  const name = known.find((account) => account.uid === status.uid)?.name ?? `uid ${status.uid}`
  return { name, uid: status.uid, gid: status.gid }
}

/** The outermost folder above `path` that the account may not pass through, or null. */
export function blockingFolder(path: string, account: Account | null): string | null {
  if (!account) return null
  const above = existsSync(path) ? dirname(realpathSync(path)) : existingPart(dirname(path))
  return ancestors(above).find((folder) => !mayPass(statSync(folder), account)) ?? null
}

export function mayPass(folder: Stats, account: Account): boolean {
  if (folder.uid === account.uid) return (folder.mode & 0o100) !== 0
  if (folder.gid === account.gid) return (folder.mode & 0o010) !== 0
  return (folder.mode & 0o001) !== 0
}

/** The path, or the nearest folder above it that exists, its symlinks resolved. */
export function existingPart(path: string): string {
  return existsSync(path) ? realpathSync(path) : existingPart(dirname(path))
}

function ancestors(path: string): string[] {
  return dirname(path) === path ? [path] : [...ancestors(dirname(path)), path]
}

/** Hands a file or folder to the account (nothing to do where Jinke runs as that account itself). */
export function handTo(account: Account | null, path: string): void {
  if (account) chownSync(path, account.uid, account.gid)
}
