import './kit/look/tokens.css'
import './kit/look/base.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { keepCurrent } from './pwa.ts'
import { queries } from './queries.ts'
import { router } from './router.tsx'
import { watchDocumentLanguage } from './text/locale.ts'
import { watchCalendar } from './text/zone.ts'

watchDocumentLanguage()
watchCalendar()
keepCurrent()

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
