/** A server for receiving or sending, as its owner told it. */
export interface Server {
  host: string
  port: number
  security: 'tls' | 'starttls' | 'plain'
  user: string
  /** A certificate that nobody vouches for is taken; only on the own network. */
  anyCertificate: boolean
}

export interface ServerWithPassword extends Server {
  password: string
}
