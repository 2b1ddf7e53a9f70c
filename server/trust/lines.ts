import { connect, type Socket } from 'node:net'

/** Bare lines to a server, each opened anew when it is hung up on, until they are let go. */
export class Lines {
  readonly #port: number
  readonly #open = new Set<Socket>()
  #isOver = false
  /** How often a line was hung up on. */
  hungUp = 0

  constructor(url: string) {
    this.#port = Number(new URL(url).port)
  }

  get open(): number {
    return this.#open.size
  }

  /** Opens so many, writes `text` on each, and reads what comes, or nothing at all. */
  hold(count: number, text: string, reads = true): this {
    for (let n = 0; n < count; n++) this.#one(text, reads)
    return this
  }

  #one(text: string, reads: boolean): void {
    const line = connect(this.#port, '127.0.0.1', () => line.write(text))
    if (reads) line.resume()
    this.#open.add(line)
    line.on('error', () => undefined)
    line.on('close', () => {
      this.#open.delete(line)
      if (this.#isOver) return
      this.hungUp++
      setTimeout(() => !this.#isOver && this.#one(text, reads), AGAIN_MS)
    })
  }

  letGo(): void {
    this.#isOver = true
    for (const line of this.#open) line.destroy()
  }
}

const AGAIN_MS = 500
