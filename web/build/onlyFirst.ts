import type { Plugin } from 'vite'

/** Where the screens themselves are loaded, and the door; all else that is loaded later is the browser's. */
const OPENED = /\/web\/(router|App)\.tsx$/
const LATER = /\bimport\(\s*(['"])[^'"]+\1\s*\)/g

/** Keeps in the server's build the screens alone: what they load later never comes there, and the browser shows it. */
export function onlyFirst(): Plugin {
  return {
    name: 'jinke:only-first',
    transform: (code, id) =>
      OPENED.test(id) || id.includes('/node_modules/') || !code.match(LATER)
        ? null
        : { code: code.replace(LATER, 'new Promise(() => {})'), map: null },
  }
}
