import type { Text } from '../../shared/text.ts'

export interface BackupPlan {
  /** A folder, absolute. */
  readonly folder: string
  /** Minutes after midnight, by the clock of this machine; null: only when asked for. */
  readonly at: number | null
  /** Of how many of the last days, weeks and months the newest stays. */
  readonly keep: { readonly days: number; readonly weeks: number; readonly months: number }
  /** For whom they are encrypted (age1…); nobody: they are not. */
  readonly recipients: readonly string[]
}

/** A backup in the folder where they are kept. */
export interface KeptBackup {
  readonly file: string
  readonly takenAt: Date
  readonly bytes: number
  /** Made before the data was brought up to a newer version. */
  readonly beforeUpgrade: boolean
}

/** How the backups that a server keeps stand. */
export interface BackupStanding {
  readonly plan: BackupPlan
  /** The newest first. */
  readonly kept: readonly KeptBackup[]
  /** The last attempt, where it failed. */
  readonly failed: { readonly at: Date; readonly why: Text } | null
}

/** The backups of this server, in a folder that it may share with others. */
export interface Backups {
  standing(): BackupStanding
  /** Begins one, which goes on by itself; false where one is being made already, here or by another. */
  begin(): Promise<boolean>
}

/** Of a program that serves nobody. */
export const NO_BACKUPS: Backups = {
  standing: () => ({
    plan: { folder: '', at: null, keep: { days: 0, weeks: 0, months: 0 }, recipients: [] },
    kept: [],
    failed: null,
  }),
  begin: async () => false,
}
