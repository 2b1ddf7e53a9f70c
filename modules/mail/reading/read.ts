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

/** So long a reader stands ready for the next mailbox of a round: to start one takes as long as to read a hundred mails. */
const READY_MS = 10_000

const ready = new Map<MailReader, NodeJS.Timeout>()

/** Lends `act` a reader, which nobody else has meanwhile: the one given back last, so that those too many are let go. */
export async function withMailReader<T>(act: (reader: MailReader) => Promise<T>): Promise<T> {
  const reader = [...ready.keys()].at(-1) ?? new MailReader()
  clearTimeout(ready.get(reader))
  ready.delete(reader)
  try {
    return await act(reader)
  } finally {
    ready.set(reader, setTimeout(letGo, READY_MS, reader).unref())
  }
}

function letGo(reader: MailReader): void {
  ready.delete(reader)
  void reader.close()
}

export { isFailure }
