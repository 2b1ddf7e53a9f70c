import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

// Read from /proc; elsewhere than on Linux nothing is told.

export interface Memory {
  /** The server with its worker, which is one process, and whatever processes it starts but the database. */
  serverMb: number
  serverProcesses: number
  /** All processes of the database: what each has of its own, and what they share once. */
  postgresMb: number
}

interface Process {
  pid: number
  parent: number
  name: string
}

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return '' // it ended meanwhile, or there is no /proc
  }
}

function processes(): Process[] {
  let pids: string[] = []
  try {
    pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  } catch {
    return []
  }
  return pids.flatMap((pid) => {
    const [, name, parent] = /^\d+ \((.*)\) \S (\d+)/s.exec(read(`/proc/${pid}/stat`)) ?? []
    return name === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), name }]
  })
}

function below(all: readonly Process[], pid: number): number[] {
  const children = all.filter((each) => each.parent === pid && each.name !== 'postgres').map((each) => each.pid)
  return [pid, ...children.flatMap((child) => below(all, child))]
}

function part(pid: number, name: string): number {
  const kb = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(read(`/proc/${pid}/status`))?.[1]
  return Number(kb ?? 0) / 1024
}

export function memoryOf(server: number, data: string): Memory {
  const all = processes()
  const own = below(all, server)
  const postmaster = Number(read(join(data, 'postgres', 'postmaster.pid')).split('\n')[0])
  const backends = [postmaster, ...all.filter(({ parent }) => parent === postmaster).map(({ pid }) => pid)]
  const sum = (pids: readonly number[], name: string) => pids.reduce((mb, pid) => mb + part(pid, name), 0)
  return {
    serverMb: Math.round(sum(own, 'VmRSS')),
    serverProcesses: own.length,
    postgresMb: Math.round(
      sum(backends, 'RssAnon') + Math.max(0, ...backends.map((pid) => part(pid, 'RssShmem') + part(pid, 'RssFile'))),
    ),
  }
}

/** Looks at the memory again and again until it is told to stop; answers the most that each took. */
export function watchMemory(server: number, data: string, everyMs = 500): { stop(): Memory } {
  let most = memoryOf(server, data)
  const look = () => {
    const now = memoryOf(server, data)
    most = {
      serverMb: Math.max(most.serverMb, now.serverMb),
      serverProcesses: Math.max(most.serverProcesses, now.serverProcesses),
      postgresMb: Math.max(most.postgresMb, now.postgresMb),
    }
  }
  const timer = setInterval(look, everyMs)
  return {
    stop() {
      clearInterval(timer)
      look()
      return most
    },
  }
}
