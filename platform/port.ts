import { createServer } from 'node:net'

/** The code with which this machine refuses to listen there, such as EADDRINUSE; null where the port is free. */
export const whyNotListen = (port: number, host: string): Promise<string | null> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    probe.listen(port, host, () => probe.close(() => resolve(null)))
  })
