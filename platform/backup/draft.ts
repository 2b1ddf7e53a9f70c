import { statSync } from 'node:fs'
import { hostname } from 'node:os'
import { isAlive } from '../postgres/processes.ts'

const DRAFT = /\.backup\.(?:([\w.-]+)-)?(\d+)\.part$/
/** Whether another machine's process still lives nobody here can know; what it has not touched for a day it has given up. */
const OTHERS_MS = 24 * 3_600_000

const machine = (): string => hostname().replace(/[^\w.-]/g, '_') || 'here'

/** The name under which a backup is written until it is whole: it tells whose process is at it, where several machines share a folder. */
export const draftOf = (file: string): string => `${file}.${machine()}-${process.pid}.part`

/** Whether that file is what a killed process left half made. */
export function isAbandoned(path: string): boolean {
  const [, where = machine(), maker] = DRAFT.exec(path) ?? []
  if (!maker) return false
  return where === machine() ? !isAlive(Number(maker)) : Date.now() - statSync(path).mtimeMs > OTHERS_MS
}
