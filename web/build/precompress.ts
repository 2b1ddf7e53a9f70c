import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const TEXTS = /\.(js|css|html|svg|json|webmanifest)$/
/** Below this the headers outweigh what is saved. */
const WORTH_IT = 1024

/** Writes `.br` and `.gz` beside each text of the build, so that the server never compresses on the way. */
export function precompress(): Plugin {
  return {
    name: 'jinke:precompress',
    apply: 'build',
    enforce: 'post',
    writeBundle({ dir }) {
      const out = dir as string
      for (const name of readdirSync(out, { recursive: true, encoding: 'utf8' })) {
        if (!TEXTS.test(name)) continue
        const path = join(out, name)
        const content = readFileSync(path)
        if (content.length < WORTH_IT) continue
        const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
        writeFileSync(`${path}.br`, brotliCompressSync(content, { params }))
        writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }))
      }
    },
  }
}
