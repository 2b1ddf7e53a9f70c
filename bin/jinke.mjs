#!/usr/bin/env node
// The command line: makes the checkout ready, then does as it is told.
import { giveUp } from './checkout.mjs'
import { prepare } from './prepare.mjs'

await prepare({ quiet: true }).catch(giveUp)
process.setSourceMapsEnabled(true)
await import('../dist/cli.mjs')
