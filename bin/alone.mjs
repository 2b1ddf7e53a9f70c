import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

/**
 * Does the work while no other process does work under the same lock file; waits for its turn. The lock of a process
 * that is gone does not count.
 */
export async function alone(lock, work) {
  while (!take(lock)) {
    setAsideIfStale(lock)
    await delay(100)
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

/** The file appears whole, with its owner's number in it, or not at all. */
function take(lock) {
  const draft = `${lock}.${randomUUID()}`
  writeFileSync(draft, String(process.pid))
  try {
    linkSync(draft, lock)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft)
  }
}

function setAsideIfStale(lock) {
  try {
    const owner = readFileSync(lock, 'utf8')
    if (isAlive(Number(owner))) return
    const aside = `${lock}.${randomUUID()}`
    renameSync(lock, aside)
    // Between the look and the move another process may have done the same and taken the lock: then this is its.
    if (readFileSync(aside, 'utf8') !== owner) linkSync(aside, lock)
    rmSync(aside)
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
