import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { cpus, loadavg, platform, release, totalmem } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { root } from './root.ts'

export interface Machine {
  cores: number
  cpu: string
  memoryGb: number
  system: string
  node: string
  commit: string
  /** Whether what was measured differs from the commit. */
  changed: boolean
  load: number[]
  /** Who else worked while the run began, and how much of a core they took. */
  busy: { process: string; core: number }[]
}

const BUSY_FROM = 0.1
const LOOK_MS = 1000
const TICKS_A_SECOND = 100

export async function lookAround(): Promise<Machine> {
  return {
    cores: cpus().length,
    cpu: cpus()[0]?.model ?? '',
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    system: `${platform()} ${release()}`,
    node: process.version,
    commit: git('rev-parse', '--short', 'HEAD') || 'none',
    changed: git('status', '--porcelain', '--untracked-files=no') !== '',
    load: loadavg().map((load) => Number(load.toFixed(2))),
    busy: await busyOthers(),
  }
}

export const isQuiet = ({ busy }: Machine): boolean => busy.length === 0

function git(...args: string[]): string {
  try {
    return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return ''
  }
}

async function busyOthers(): Promise<Machine['busy']> {
  const before = ticks()
  await delay(LOOK_MS)
  return [...ticks()]
    .map(([pid, now]) => ({ ...now, spent: now.ticks - (before.get(pid)?.ticks ?? now.ticks), pid }))
    .filter(({ spent, pid }) => pid !== process.pid && spent / TICKS_A_SECOND >= BUSY_FROM)
    .map(({ name, spent }) => ({ process: name, core: Number((spent / TICKS_A_SECOND).toFixed(2)) }))
    .sort((a, b) => b.core - a.core)
}

function ticks(): Map<number, { name: string; ticks: number }> {
  const found = new Map<number, { name: string; ticks: number }>()
  for (const pid of pids()) {
    try {
      const [, name, rest] = /^\d+ \((.*)\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
      const fields = (rest ?? '').split(' ')
      found.set(Number(pid), { name: name ?? '', ticks: Number(fields[11]) + Number(fields[12]) })
    } catch {
      // It ended meanwhile.
    }
  }
  return found
}

function pids(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  } catch {
    return []
  }
}
