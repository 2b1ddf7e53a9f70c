import { backup, backupKey, restore } from './backup.ts'
import { demo } from './demo.ts'
import { importFiles } from './import.ts'
import { keysForget, keysRotate } from './keys.ts'
import { keyCreate, userAdd } from './people.ts'
import { start } from './start.ts'
import { doctor, migrate } from './upkeep.ts'
import type { Command } from './usage.ts'

/** What `jinke` can be told, by its first words. */
export const commands: Record<string, Command> = {
  start,
  demo,
  import: importFiles,
  'user add': userAdd,
  'key create': keyCreate,
  'keys rotate': keysRotate,
  'keys forget': keysForget,
  backup,
  'backup key': backupKey,
  restore,
  doctor,
  migrate,
}
