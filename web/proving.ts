import { watched } from './watched.ts'

/** What waits for a proof of who sits there: a function that goes on, told whether it was given. */
export const proving = watched<((proved: boolean) => void) | null>(null)

/** Asks, over any screen, to prove once more who one is; answers whether that was done. */
export const proveAgain = (): Promise<boolean> =>
  new Promise((resolve) => {
    proving.set((proved) => {
      proving.set(null)
      resolve(proved)
    })
  })
