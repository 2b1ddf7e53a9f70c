import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { queries } from './queries.ts'
import type { routerOn } from './router.tsx'

/** All of it, as the browser shows it and the server draws it for a first visit. */
export const Program = ({ router }: { router: ReturnType<typeof routerOn> }) => (
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>
)
