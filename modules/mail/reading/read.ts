import { isFailure, Thread, type ThreadFailure } from '../../../platform/thread.ts'
import type { MailRead, ReadQuestion } from './shapes.ts'

const LIMITS = { seconds: 20, memoryMegabytes: 512 }

/** Reads mails in a thread, one after another; a mail that hangs or breaks its reader is told, and the next is read all the same. */
export class MailReader {
  readonly #thread: Thread<ReadQuestion, MailRead>

  constructor(limits = LIMITS) {
    this.#thread = new Thread(new URL('./mail.worker.ts', import.meta.url), limits)
  }

  read(source: Uint8Array): Promise<MailRead | ThreadFailure> {
    return this.#thread.ask({ source })
  }

  close(): Promise<void> {
    return this.#thread.close()
  }
}

export { isFailure }
