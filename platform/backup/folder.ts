import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Text } from '../../shared/text.ts'
import { writeSmall } from '../postgres/folder.ts'
import { isAbandoned } from './draft.ts'
import type { BackupPlan, KeptBackup } from './keeping.ts'
import { staying } from './retention.ts'
import { writeProblem } from './write.ts'

const NAME = /^jinke-(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d)Z(-before-upgrade)?\.backup$/
const FAILED = 'failed.json'
/** How many of those made before an upgrade stay. */
const UPGRADES = 3

/** Where the next one goes. Makes the folder, for its owner only, where it is missing. */
export function nextFile(folder: string, now: Date, { beforeUpgrade = false } = {}): string {
  try {
    if (!existsSync(folder)) {
      mkdirSync(folder, { recursive: true })
      chmodSync(folder, 0o700)
    }
  } catch (error) {
    throw writeProblem(error as NodeJS.ErrnoException, folder)
  }
  const at = now.toISOString().slice(0, 19).replaceAll(':', '-')
  const file = join(folder, `jinke-${at}Z${beforeUpgrade ? '-before-upgrade' : ''}.backup`)
  // One of this very second is there: this one counts as of the next.
  return existsSync(file) ? nextFile(folder, new Date(now.getTime() + 1000), { beforeUpgrade }) : file
}

/** Those in the folder, the newest first. */
export function listBackups(folder: string): KeptBackup[] {
  if (!existsSync(folder)) return []
  const kept = readdirSync(folder).flatMap((name) => {
    const [, hour, minute, second, upgrade] = NAME.exec(name) ?? []
    if (!hour) return []
    const file = join(folder, name)
    const { size } = statSync(file)
    const takenAt = new Date(`${hour}:${minute}:${second}Z`)
    return [{ file, takenAt, bytes: size, beforeUpgrade: upgrade !== undefined }]
  })
  return kept.sort((a, b) => b.takenAt.getTime() - a.takenAt.getTime())
}

/** Removes the backups whose time is over, and what a killed process left half made. */
export function sweep({ folder, keep }: Pick<BackupPlan, 'folder' | 'keep'>): void {
  const all = listBackups(folder)
  const ordinary = all.filter((backup) => !backup.beforeUpgrade)
  const stay = staying(
    ordinary.map(({ takenAt }) => takenAt),
    keep,
  )
  const over = [
    ...ordinary.filter(({ takenAt }) => !stay.has(takenAt)),
    ...all.filter((backup) => backup.beforeUpgrade).slice(UPGRADES),
  ]
  for (const { file } of over) rmSync(file, { force: true })
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (isAbandoned(path)) rmSync(path, { force: true })
  }
}

const failure = z.object({ at: z.iso.datetime(), why: z.object({ zh: z.string(), en: z.string() }) })

/** The last attempt, where it failed. */
export function lastFailure(folder: string): { at: Date; why: Text } | null {
  const path = join(folder, FAILED)
  if (!existsSync(path)) return null
  const { at, why } = failure.parse(JSON.parse(readFileSync(path, 'utf8')))
  return { at: new Date(at), why }
}

/** Notes that an attempt failed, for doctor and the next look; `null`: the last one did not. */
export function noteFailure(folder: string, failed: { at: Date; why: Text } | null): void {
  if (!existsSync(folder)) return
  if (failed) writeSmall(join(folder, FAILED), { at: failed.at.toISOString(), why: failed.why }, 0o600)
  else rmSync(join(folder, FAILED), { force: true })
}
