#!/usr/bin/env node
// npm start: makes the checkout ready, then serves, in this same process.
import { giveUp } from './checkout.mjs'
import { prepare } from './prepare.mjs'

await prepare().catch(giveUp)
process.setSourceMapsEnabled(true)
process.argv.splice(2, 0, 'start')
await import('../dist/cli.mjs')
