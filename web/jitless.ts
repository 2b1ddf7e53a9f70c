import { config } from 'zod'

// Zod would compile its checks with `new Function`, which the page's policy forbids and the browser reports. This
// must run before the first schema is made; vite.config.ts sees to it that it does.
config({ jitless: true })
