import './kit/look/tokens.css'
import './kit/look/base.css'
import { startTransition } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { FirstRun, SignIn } from './App.tsx'
import { beginWith, type Drawn, takeDrawn } from './drawn.ts'
import { Program } from './Program.tsx'
import { takePressed } from './pressedBefore.ts'
import { keepCurrent } from './pwa.ts'
import { routerOn } from './router.tsx'
import { watchDocumentLanguage } from './text/locale.ts'
import { watchCalendar } from './text/zone.ts'
import { takeTyped } from './typedBefore.ts'

type Router = ReturnType<typeof routerOn>

const root = document.getElementById('root') as HTMLElement

watchDocumentLanguage()
watchCalendar()
keepCurrent()
start()

/** In tasks of their own: reading the program, the first look at what was told and at the company's days, the router, the screen. */
async function start(): Promise<void> {
  await aTask()
  const drawn = takeDrawn()
  if (drawn) beginWith(drawn)
  await aTask()
  const router = routerOn()
  if (drawn) comeAlive(router, drawn)
  else begin(router)
}

function aTask(): Promise<void> {
  return new Promise((begin) => setTimeout(begin))
}

// In transitions: React then gives way to fingers and frames while it works.

function begin(router: Router): void {
  takePressed()
  root.replaceChildren()
  startTransition(() => createRoot(root).render(<Program router={router} />))
}

/** What the server drew stays in sight, and comes alive under the reader's eyes. */
async function comeAlive(router: Router, { standing }: Drawn): Promise<void> {
  // The router then renders as it did on the server.
  router.ssr = { manifest: undefined }
  await Promise.all([router.load(), 'setup' in standing && (standing.setup.company ? SignIn : FirstRun).preload()])
  const typeAgain = takeTyped(root)
  startTransition(() => {
    hydrateRoot(root, <Program router={router} />, { onRecoverableError: tellUnlessLate })
  })
  typeAgain()
  // Told of a press, React first brings to life what was pressed.
  takePressed()?.click()
}

/** React's number for what the server left to the browser: parts of a screen that are loaded later. */
const LEFT_OPEN = /#419\b/

function tellUnlessLate(error: unknown): void {
  if (!LEFT_OPEN.test(String(error))) reportError(error)
}
