import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { antdStyles } from './web/build/antdStyles.ts'
import { leanContracts } from './web/build/leanContracts.ts'
import { precompress } from './web/build/precompress.ts'
import { serviceWorker } from './web/build/serviceWorker.ts'

const SERVER = 'http://127.0.0.1:3210'

export default defineConfig({
  root: 'web',
  plugins: [react(), leanContracts(), antdStyles(), serviceWorker(), precompress()],
  server: { proxy: { '^/api/': SERVER } },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    // Browsers of 2023 and later: the popover and dialog elements, and nested styles.
    target: ['chrome114', 'safari17', 'firefox125'],
    // No inlined files: the page's policy allows none but images.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What hardly ever changes is one file that stays in the browser's cache over many releases.
            {
              name: 'ground',
              test: /node_modules\/(react|react-dom|scheduler|zod|@tanstack\/(react-router|router-core|history|react-query|query-core|react-store|store))\/|\/web\/jitless\.ts$/,
            },
          ],
        },
      },
    },
  },
})
