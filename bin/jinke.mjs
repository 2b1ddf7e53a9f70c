#!/usr/bin/env node
// The command line: makes the checkout ready as far as it needs, then does as it is told.
import cluster from 'node:cluster'
import { giveUp } from './checkout.mjs'
import { prepare } from './prepare.mjs'

const [command] = process.argv.slice(2)
// One of several that answer was begun by one that is ready.
if (!cluster.isWorker)
  await prepare({ quiet: true, parts: command === 'start' ? ['server', 'web'] : ['server'] }).catch(giveUp)
process.setSourceMapsEnabled(true)
await import('../dist/cli.mjs')
