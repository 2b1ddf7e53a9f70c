import { z } from 'zod'
import { endpoint } from '../../shared/endpoint.ts'
import { Instant } from '../../shared/page.ts'
import { alreadyUnderWay, notOfDemo } from './refusals.ts'

const tag = 'backups'

export const Backup = z
  .object({
    takenAt: Instant,
    name: z.string().describe('The file’s, in the folder'),
    bytes: z.int(),
    beforeUpgrade: z.boolean().describe('Made before the data was brought up to a newer version'),
  })
  .meta({ id: 'Backup' })

const Standing = z
  .object({
    folder: z
      .string()
      .describe(
        'On the machine of the server that answers; of servers that share it one makes each backup, else each keeps its own',
      ),
    next: Instant.nullable().describe(
      'When the next is made by itself, after a failure an hour later; null: only when asked for',
    ),
    keep: z
      .object({ days: z.int(), weeks: z.int(), months: z.int() })
      .describe('Of how many of the last days, weeks and months the newest stays'),
    encrypted: z
      .boolean()
      .describe('Then the file was read back byte by byte; else also each table’s rows were counted and summed'),
    count: z.int().describe('How many there are'),
    bytes: z.int().describe('How large they are together'),
    latest: z.array(Backup).describe('The latest ten, the newest first'),
    late: z.boolean().describe('Made by themselves, and the last is older than two days'),
    failed: z.object({ at: Instant, why: z.string() }).nullable().describe('The last attempt, where it failed'),
    underWay: z.number().nullable().describe('How much is done of one that is being made, 0 to 1'),
  })
  .meta({ id: 'Backups' })

export const showBackups = endpoint({
  id: 'showBackups',
  method: 'GET',
  path: '/backups',
  tag,
  summary:
    'G4: how the backups of all data stand: the last, what is kept where, the next, what went wrong. They are fetched and restored on the machine alone',
  roles: ['admin'],
  reply: Standing,
  refusals: [notOfDemo],
})

export const makeBackup = endpoint({
  id: 'makeBackup',
  method: 'POST',
  path: '/backups',
  tag,
  summary: 'G4: make a backup now; it goes on by itself, and `GET /backups` tells how far it is',
  roles: ['admin'],
  status: 202,
  reply: Standing,
  refusals: [notOfDemo, alreadyUnderWay],
})
