import './kit/look/tokens.css'
import './kit/look/base.css'
import { startTransition } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { beginWith, type Drawn, takeDrawn } from './drawn.ts'
import { Program } from './Program.tsx'
import { keepCurrent } from './pwa.ts'
import { router } from './router.tsx'
import { watchDocumentLanguage } from './text/locale.ts'
import { watchCalendar } from './text/zone.ts'

const root = document.getElementById('root') as HTMLElement

watchDocumentLanguage()
watchCalendar()
keepCurrent()
const drawn = takeDrawn()
if (drawn) comeAlive(drawn)
else begin()

// In transitions: React then gives way to fingers and frames while it works.

function begin(): void {
  root.replaceChildren()
  startTransition(() => createRoot(root).render(<Program />))
}

/** What the server drew stays in sight, and comes alive under the reader's eyes. */
async function comeAlive(from: Drawn): Promise<void> {
  beginWith(from)
  // The router then renders as it did on the server.
  router.ssr = { manifest: undefined }
  await router.load()
  startTransition(() => {
    hydrateRoot(root, <Program />)
  })
}
