import { notReached } from './api.ts'

const RELOADED = 'jinke.reloaded'
/** A page that has run so long has all it needs; the next release may reload it again. */
const SETTLED = 20_000

/** Lets the page start anew again for a later release. */
export function settle(): void {
  setTimeout(() => sessionStorage.removeItem(RELOADED), SETTLED)
}

/** Something could not be loaded. Its styles are then never asked for again: only starting anew makes the page whole. */
let incomplete = false

/**
 * Loads a part of the program that is not there from the start. Throws a Problem with status 0 where the server is
 * not reached. After a new release the parts of the old one are gone: the page starts anew by itself, once.
 */
export async function loadPart<T>(load: () => Promise<T>): Promise<T> {
  if (incomplete && mayReload() && (await isServerThere())) return startAnew()
  try {
    return await load()
  } catch (error) {
    incomplete = true
    if (!(await isServerThere())) throw notReached(error)
    if (!mayReload()) throw error
    return startAnew()
  }
}

/** The same ahead of need: nobody has pressed anything yet, so the page never starts anew for it. */
export async function preloadPart<T>(load: () => Promise<T>): Promise<T> {
  if (incomplete) throw notReached()
  try {
    return await load()
  } catch (error) {
    incomplete = true
    throw error
  }
}

const mayReload = (): boolean => sessionStorage.getItem(RELOADED) === null

function startAnew(): Promise<never> {
  sessionStorage.setItem(RELOADED, 'yes')
  location.reload()
  return new Promise(() => {})
}

/** Not by GET: that one the service worker would answer. */
const isServerThere = (): Promise<boolean> =>
  fetch('/', { method: 'HEAD', cache: 'no-store' }).then(
    (response) => response.ok,
    () => false,
  )
