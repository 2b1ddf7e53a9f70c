import type { Plugin } from 'vite'

/** Screens that the server draws. */
const DRAWN = /screens\/today\/Today\.tsx$/

/** Leaves out of the server's build what is loaded later in the browser: the server never gets so far. */
export function onlyFirst(): Plugin {
  return {
    name: 'jinke:only-first',
    resolveDynamicImport: (wanted) =>
      typeof wanted === 'string' && !DRAWN.test(wanted) ? { id: wanted, external: true } : null,
  }
}
