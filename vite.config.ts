import react from '@vitejs/plugin-react'
import { defineConfig, type UserConfig } from 'vite'
import { antdStyles } from './web/build/antdStyles.ts'
import { leanContracts } from './web/build/leanContracts.ts'
import { onlyFirst } from './web/build/onlyFirst.ts'
import { precompress } from './web/build/precompress.ts'
import { screenFiles } from './web/build/screenFiles.ts'
import { serviceWorker } from './web/build/serviceWorker.ts'

/** What is fetched while nothing else is to do: what one does with the list, by keys and from anywhere. */
const SOON =
  /\/web\/(palette|screens\/(today\/DayPanel|log\/LogAnywhere|customers\/CreateAnywhere|appointments\/Arrange))\.tsx$|\/touches\/ui\/Postpone\.tsx$/
const SERVER = 'http://127.0.0.1:3210'

export default defineConfig(({ isSsrBuild }) => (isSsrBuild ? drawing : screens))

const screens: UserConfig = {
  root: 'web',
  plugins: [react(), leanContracts(), antdStyles(), serviceWorker(), screenFiles(), precompress()],
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
              test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store|@tanstack\/(react-router|router-core|history|react-query|query-core|react-store|store|react-virtual|virtual-core))\//,
              priority: 4,
            },
            { name: 'zod', test: /\/node_modules\/zod\//, priority: 5 },
            // All that the day's list needs, with what that needs; then what is fetched right after it. Many small files
            // would each wait for a connection: on a phone that takes longer than what they hold.
            { name: 'day', test: /\/web\/(main|screens\/today\/Today)\.tsx$/, priority: 3 },
            { name: 'soon', test: SOON, priority: 2 },
            // What many later screens share is one file, which comes with the first of them.
            { name: 'shared', test: /\/(web|modules|shared)\//, minShareCount: 4, priority: 1 },
          ],
        },
      },
    },
  },
}

/** The screens for the server, which draws the first one of a visit: all in one file, without what they load later. */
const drawing: UserConfig = {
  root: 'web',
  plugins: [react(), leanContracts(), onlyFirst()],
  define: { 'process.env.NODE_ENV': '"production"' },
  ssr: { noExternal: true },
  build: {
    outDir: '../dist/drawing',
    emptyOutDir: true,
    copyPublicDir: false,
    minify: false,
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: 'drawing.mjs', codeSplitting: false } },
  },
}
