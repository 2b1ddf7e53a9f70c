import { spawn } from 'node:child_process'
import type { Account } from './unprivileged.ts'

const INHERITED = ['PATH', 'LD_LIBRARY_PATH', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot']

/** What a process of the database is started with: no rights of root, none of the caller's secrets and settings. */
export function asAccount(account: Account | null, folder: string) {
  const inherited = INHERITED.map((name) => [name, process.env[name]]).filter(([, value]) => value !== undefined)
  return {
    cwd: folder,
    // Messages come in English whatever the machine speaks, so that they can be recognised.
    env: { ...Object.fromEntries(inherited), LC_ALL: 'C' } as NodeJS.ProcessEnv,
    ...(account && { uid: account.uid, gid: account.gid }),
  }
}

/** Runs a program as the account to its end; `output` is all it said. */
export function runAs(
  account: Account | null,
  folder: string,
  program: string,
  args: string[],
  input = '',
): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...asAccount(account, folder), stdio: 'pipe', windowsHide: true })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
    child.on('error', (error) => resolve({ ok: false, output: error.message }))
    child.on('close', (code) => resolve({ ok: code === 0, output }))
    child.stdin.on('error', () => undefined) // it ended without reading; its exit tells
    child.stdin.end(input)
  })
}

/** True while a process of that number runs, whoever's it is. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
