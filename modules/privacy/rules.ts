/** On which ground what we know of a person is kept: said yes to, needed for a contract, made public by the person; or taken back. */
export const BASES = ['consent', 'contract', 'public', 'withdrawn'] as const
export type Basis = (typeof BASES)[number]
export const PURPOSES = ['service', 'marketing'] as const
export type Purpose = (typeof PURPOSES)[number]
/** From where we have it. */
export const SOURCES = ['person', 'colleague', 'public', 'event', 'import'] as const
export type Source = (typeof SOURCES)[number]
/** To whom a person's data may be handed. */
export const RECEIVERS = ['person', 'authority', 'successor'] as const

/**
 * What a basis allows: marketing, greetings among it, needs the person's consent. What a contract needs, or the person made
 * public, may serve and no more; a consent that was withdrawn leaves what a running order needs.
 */
export const purposesOf = (basis: Basis, asked: readonly Purpose[]): Purpose[] =>
  basis === 'consent' ? PURPOSES.filter((purpose) => asked.includes(purpose)) : ['service']
